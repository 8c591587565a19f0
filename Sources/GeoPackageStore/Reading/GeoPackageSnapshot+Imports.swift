internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

extension GeoPackageSnapshot {
    func imports(_ selection: ImportSelection) throws -> [ImportRecord] {
        let (ofLayers, ofVersions) = (selection.layerConditions, selection.versionConditions)
        let sql = """
            SELECT i.version, v.recorded_at, i.content_hash, i.collection,
              \(selection.includesReports ? "i.report" : "''") AS report,
              (SELECT r.version FROM inventory_reverts AS r
                WHERE r.reverted_version = i.version AND r.version <= :last) AS reverted_by
            FROM inventory_imports AS i JOIN inventory_versions AS v ON v.version = i.version
            WHERE \((ofLayers + ["i.version"]).joined(separator: " AND ")) IN (
              SELECT DISTINCT i.version FROM inventory_imports AS i
              WHERE \((ofLayers + ofVersions).joined(separator: " AND ")) ORDER BY i.version DESC LIMIT :limit)
            ORDER BY i.version DESC, i.rowid
            """
        var records: [ImportRecord] = []
        let last = pastVersion ?? .max - 1
        var page: StatementArguments = [
            "before": min(selection.before ?? .max, last + 1), "limit": selection.limit, "last": last,
        ]
        if let hash = selection.contentHash { page += ["content": hash] }
        if let hash = selection.fileHash { page += ["file": hash] }
        if let collection = selection.collection { page += ["collection": collection.rawValue] }
        if let after = selection.after { page += ["after": after] }
        let rows = try Row.fetchAll(db, sql: sql, arguments: page)
        let files = try files(ofImports: rows.last.map { $0["version"]...(rows[0]["version"] as Int64) })
        for row in rows {
            try ReadBudget.check()
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

    /// The files of the layers that these versions imported.
    private func files(ofImports versions: ClosedRange<Int64>?) throws -> [ImportedLayerKey: [FileRecord]] {
        guard let versions else { return [:] }
        let sql = """
            SELECT l.version, l.content_hash, l.name, l.file_hash, f.size,
              f.size = 0 OR EXISTS (SELECT 1 FROM inventory_file_pieces AS p WHERE p.file_hash = f.file_hash) AS is_kept
            FROM inventory_layer_files AS l JOIN inventory_files AS f ON f.file_hash = l.file_hash
            WHERE l.version BETWEEN ? AND ? ORDER BY l.name
            """
        var files: [ImportedLayerKey: [FileRecord]] = [:]
        for row in try Row.fetchAll(db, sql: sql, arguments: [versions.lowerBound, versions.upperBound]) {
            let layer = ImportedLayerKey(version: row["version"], contentHash: row["content_hash"])
            files[layer, default: []].append(
                FileRecord(name: row["name"], hash: row["file_hash"], byteCount: row["size"], isKept: row["is_kept"]))
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

extension ImportSelection {
    /// The conditions on a row of a layer.
    fileprivate var layerConditions: [String] {
        let ofFile = "SELECT version, content_hash FROM inventory_layer_files WHERE file_hash = :file"
        return [
            contentHash.map { _ in "i.content_hash = :content" }, collection.map { _ in "i.collection = :collection" },
            fileHash.map { _ in "(i.version, i.content_hash) IN (\(ofFile))" },
        ].compactMap(\.self)
    }

    /// The conditions on the version of an import.
    fileprivate var versionConditions: [String] {
        let reverted = "SELECT reverted_version FROM inventory_reverts WHERE version <= :last"
        return ["i.version < :before"] + (after.map { _ in ["i.version > :after"] } ?? [])
            + (includesReverted ? [] : ["i.version NOT IN (\(reverted))"])
    }
}

/// The primary key of an imported layer.
private struct ImportedLayerKey: Hashable {
    var version: Int64
    var contentHash: String
}

extension LayerRecord {
    fileprivate init(_ row: Row, files: [FileRecord]) {
        self.init(
            contentHash: row["content_hash"], collection: (row["collection"] as String?).flatMap(CollectionID.init),
            report: Array((row["report"] as String).utf8), files: files)
    }
}
