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
        for row in try Row.fetchAll(db, sql: sql, arguments: page) {
            let layer = LayerRecord(row)
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

    func mappingDocuments(ofSource source: String) throws -> [MappingDocument] {
        try Row.fetchAll(
            db, sql: "SELECT layer, mapping FROM inventory_mappings WHERE source = ? ORDER BY layer",
            arguments: [source]
        ).map { row in
            MappingDocument(source: source, layer: row["layer"], json: Array((row["mapping"] as String).utf8))
        }
    }
}

extension LayerRecord {
    fileprivate init(_ row: Row) {
        self.init(
            contentHash: row["content_hash"], collection: (row["collection"] as String?).flatMap(CollectionID.init),
            report: Array((row["report"] as String).utf8))
    }
}
