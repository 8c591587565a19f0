internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

/// A transaction that writes one version.
final class GeoPackageTransaction: GeoPackageSnapshot, InventoryTransaction {
    let version: Int64
    private let srsID: Int32
    private var hasChanges = false
    private var changedCollections: Set<CollectionID> = []
    private var lastChanged: CollectionID?
    private var writers: [CollectionID: TableWriter] = [:]
    /// The writer of the last call, since most calls are for the same collection.
    private var lastWriter: TableWriter?

    init(_ db: Database, srsID: Int32) throws {
        self.srsID = srsID
        try db.execute(sql: "INSERT INTO inventory_writer VALUES (1)")
        version = try db.latestVersion() + 1
        try super.init(db)
    }

    /// Records the version, updates the metadata of layers, and empties `inventory_writer`.
    func finish() throws {
        for writer in writers.values { try writer.finishBulkInsert() }
        if hasChanges { try recordVersion() }
        try db.execute(sql: "DELETE FROM inventory_writer")
    }

    override func willUseIndex(of table: InventoryTable) throws { try writers[table.schema.id]?.finishBulkInsert() }

    override func boxesInMemory(of table: InventoryTable) -> BoxesInMemory? { writers[table.schema.id]?.boxes }

    private func recordVersion() throws {
        // Not earlier than the previous version, even when the clock was set back.
        let now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
        try db.execute(
            sql: """
                INSERT INTO inventory_versions (version, recorded_at) VALUES (
                  ?, max(\(now), ifnull((SELECT recorded_at FROM inventory_versions ORDER BY version DESC LIMIT 1), '')))
                """,
            arguments: [version])
        for table in InventoryTable.all where table.hasGeometry && changedCollections.contains(table.schema.id) {
            let bounds = try PackedSpatialIndex.bounds(of: table.spatialIndex, in: db)
            try db.execute(
                sql: """
                    UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?,
                      last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
                    WHERE table_name = '\(table.name)'
                    """,
                arguments: [bounds?.minX, bounds?.minY, bounds?.maxX, bounds?.maxY])
        }
    }

    func versionEncoder(for collection: CollectionID) -> @Sendable (consuming FeatureVersion) -> any EncodedVersion {
        let (table, srsID, number) = (InventoryTable.of(collection), srsID, version)
        return { NewRow($0, table, srsID: srsID, number: number) }
    }

    func put(_ new: FeatureVersion, in collection: CollectionID) throws -> StoredChange {
        try put(NewRow(new, .of(collection), srsID: srsID, number: version), writer(of: collection))
    }

    func put(_ encoded: any EncodedVersion, in collection: CollectionID) throws -> StoredChange {
        guard let row = encoded as? NewRow else { return try put(encoded.version, in: collection) }
        return try put(row, writer(of: collection))
    }

    private func put(_ row: NewRow, _ writer: TableWriter) throws -> StoredChange {
        // Most features of a bulk insert are new, so the current row is read only when the insert fails.
        if writer.isFilling, try insert(row, writer) { return .added }
        guard let current = try CurrentRow(row.version.feature.id, writer.table, db) else {
            _ = try insert(row, writer)
            return .added
        }
        if try current.equals(row, db) { return .unchanged }
        noteChange(of: writer.table)
        try writer.update(current, to: row)
        return .changed
    }

    /// Inserts a feature. Returns false when its id exists.
    private func insert(_ row: NewRow, _ writer: TableWriter) throws -> Bool {
        guard try writer.insert(row) else { return false }
        noteChange(of: writer.table)
        return true
    }

    func end(_ id: FeatureID, in collection: CollectionID) throws {
        let writer = writer(of: collection)
        guard let current = try CurrentRow(id, writer.table, db) else { return }
        noteChange(of: writer.table)
        try writer.end(current)
    }

    /// Makes the transaction a version, even when it changes no feature.
    func beginVersion() { hasChanges = true }

    private func noteChange(of table: InventoryTable) {
        hasChanges = true
        if lastChanged != table.schema.id {
            lastChanged = table.schema.id
            changedCollections.insert(table.schema.id)
        }
    }

    private func writer(of collection: CollectionID) -> TableWriter {
        if let lastWriter, lastWriter.table.schema.id == collection { return lastWriter }
        let writer = writers[collection] ?? TableWriter(.of(collection), version: version, db)
        writers[collection] = writer
        lastWriter = writer
        return writer
    }
}
