internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

extension GeoPackageSnapshot {
    func knownImport(contentHash: String) throws -> KnownLayer? {
        let sql = """
            WITH standing AS (
              SELECT * FROM inventory_imports
              WHERE version NOT IN (SELECT reverted_version FROM inventory_reverts))
            SELECT content_hash, collection, report, (SELECT max(later.version) FROM standing AS later
              WHERE later.collection = known.collection AND later.version > known.version) AS superseded_by
            FROM standing AS known WHERE content_hash = ? ORDER BY version DESC
            """
        return try Row.fetchOne(db, sql: sql, arguments: [contentHash]).map { row in
            KnownLayer(layer: LayerRecord(row), supersededBy: row["superseded_by"])
        }
    }

    func imports(before: Int64?, limit: Int) throws -> [ImportRecord] {
        let sql = """
            SELECT i.version, v.recorded_at, i.content_hash, i.collection, i.report,
              (SELECT r.version FROM inventory_reverts AS r
                WHERE r.reverted_version = i.version AND r.version <= :last) AS reverted_by
            FROM inventory_imports AS i JOIN inventory_versions AS v ON v.version = i.version
            WHERE i.version IN (
              SELECT DISTINCT version FROM inventory_imports WHERE version < :before ORDER BY version DESC LIMIT :limit)
            ORDER BY i.version DESC, i.rowid
            """
        var records: [ImportRecord] = []
        let last = pastVersion ?? .max - 1
        let page: StatementArguments = ["before": min(before ?? .max, last + 1), "limit": limit, "last": last]
        let rows = try Row.fetchAll(db, sql: sql, arguments: page)
        let files = try files(ofImports: rows.last.map { $0["version"]...(rows[0]["version"] as Int64) })
        for row in rows {
            let key = ImportedLayerKey(version: row["version"], contentHash: row["content_hash"])
            let layer = LayerRecord(row, files: files[key] ?? [])
            if let last = records.indices.last, records[last].version == row["version"] {
                records[last].layers.append(layer)
            } else {
                records.append(
                    ImportRecord(
                        version: row["version"], recordedAt: row["recorded_at"], revertedBy: row["reverted_by"],
                        layers: [layer]))
            }
        }
        return records
    }

    /// The files of the layers that the versions imported.
    private func files(ofImports versions: ClosedRange<Int64>?) throws -> [ImportedLayerKey: [FileRecord]] {
        guard let versions else { return [:] }
        let sql = """
            SELECT l.version, l.content_hash, l.name, l.file_hash, f.size
            FROM inventory_layer_files AS l JOIN inventory_files AS f ON f.file_hash = l.file_hash
            WHERE l.version BETWEEN ? AND ? ORDER BY l.name
            """
        var files: [ImportedLayerKey: [FileRecord]] = [:]
        for row in try Row.fetchAll(db, sql: sql, arguments: [versions.lowerBound, versions.upperBound]) {
            let layer = ImportedLayerKey(version: row["version"], contentHash: row["content_hash"])
            files[layer, default: []].append(
                FileRecord(name: row["name"], hash: row["file_hash"], byteCount: row["size"]))
        }
        return files
    }

    func keepsFile(_ hash: String) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM inventory_file_pieces WHERE file_hash = ?)", arguments: [hash])
            == true
    }

    func mappingDocuments(ofSource source: String) throws -> [MappingDocument] {
        try Row.fetchAll(
            db, sql: "SELECT layer, mapping FROM inventory_mappings WHERE source = ? ORDER BY layer",
            arguments: [source]
        ).map { row in
            MappingDocument(source: source, layer: row["layer"], json: Array((row["mapping"] as String).utf8))
        }
    }
}

/// The primary key of an imported layer.
private struct ImportedLayerKey: Hashable {
    var version: Int64
    var contentHash: String
}

extension LayerRecord {
    fileprivate init(_ row: Row, files: [FileRecord] = []) {
        self.init(
            contentHash: row["content_hash"], collection: (row["collection"] as String?).flatMap(CollectionID.init),
            report: Array((row["report"] as String).utf8), files: files)
    }
}
