internal import GRDB
internal import SimpleFeatures
internal import InventorySQL
internal import SiteInventory

/// A transaction that writes one version.
final class GeoPackageTransaction: GeoPackageSnapshot, InventoryTransaction {
    let version: Int64
    private let srsID: Int32
    private var hasChanges = false
    private var changedCollections: Set<CollectionID> = []
    /// The inserts into tables that were empty, by collection.
    private var bulkInserts: [CollectionID: BulkInsert] = [:]
    private var inserts: [CollectionID: RowInsert] = [:]

    init(_ db: Database, srsID: Int32) throws {
        self.srsID = srsID
        try db.execute(sql: "INSERT INTO inventory_writer VALUES (1)")
        version = try db.latestVersion() + 1
        try super.init(db)
    }

    /// Records the version, updates the metadata of layers, and empties `inventory_writer`.
    func finish() throws {
        for table in InventoryTable.all { try willUseIndex(of: table) }
        if hasChanges { try recordVersion() }
        try db.execute(sql: "DELETE FROM inventory_writer")
    }

    override func willUseIndex(of table: InventoryTable) throws { try bulkInserts[table.schema.id]?.finish(db) }

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

    func put(_ new: FeatureVersion, in collection: CollectionID) throws -> StoredChange {
        let table = InventoryTable.of(collection)
        let row = NewRow(new, table, srsID: srsID)
        let isFilling = bulkInserts[collection]?.isWaiting == true
        // Most features of a bulk insert are new, so the current row is read only when the insert fails.
        if isFilling, try insert(row, table) { return .added }
        guard let current = try CurrentRow(new.feature.id, table, db) else {
            _ = try insert(row, table)
            return .added
        }
        if try current.equals(row, db) { return .unchanged }
        hasChanges = true
        changedCollections.insert(collection)
        try willUseIndex(of: table)
        try archive(current, table)
        try update(current.fid, row, table)
        return .changed
    }

    func end(_ id: FeatureID, in collection: CollectionID) throws {
        let table = InventoryTable.of(collection)
        guard let current = try CurrentRow(id, table, db) else { return }
        hasChanges = true
        changedCollections.insert(collection)
        try willUseIndex(of: table)
        try archive(current, table)
        if table.hasFigures { try SumRows.delete(current.fid, db) }
        for name in [table.documents, table.name] {
            try db.cachedStatement(sql: "DELETE FROM \(name) WHERE fid = ?").execute(arguments: [current.fid])
        }
        try db.cachedStatement(sql: "DELETE FROM \(table.publicBoxes) WHERE id = ?").execute(arguments: [current.fid])
    }

    /// Makes the transaction a version, even when it changes no feature.
    func beginVersion() { hasChanges = true }
}

extension GeoPackageTransaction {
    /// Inserts a feature. Returns false when its id exists.
    private func insert(_ row: NewRow, _ table: InventoryTable) throws -> Bool {
        var fill = try bulkInserts[table.schema.id] ?? BulkInsert(table, db)
        bulkInserts[table.schema.id] = nil
        defer { bulkInserts[table.schema.id] = fill }
        try fill.prepare(db)
        try inserts[
            table.schema.id, default: RowInsert(into: table.name, columns: table.versionColumns)
        ].insert(values(of: row, table), db)
        guard db.changesCount == 1 else { return false }
        hasChanges = true
        changedCollections.insert(table.schema.id)
        let fid = db.lastInsertedRowID
        try db.cachedStatement(sql: WriteStatements.of(table).insertDocument).execute(arguments: [
            fid, row.geoJSON, row.hectares,
        ])
        try row.sums?.write(fid, version: version, db)
        if !fill.isWaiting { try writeBox(row.publicEnvelope, fid: fid, table) }
        fill.add(fid, plane: row.envelope, globe: row.publicEnvelope)
        return true
    }

    private func update(_ fid: Int64, _ row: NewRow, _ table: InventoryTable) throws {
        try db.cachedStatement(sql: WriteStatements.of(table).update).execute(
            arguments: StatementArguments(values(of: row, table) + [fid]))
        try db.cachedStatement(sql: WriteStatements.of(table).updateDocument).execute(arguments: [
            row.geoJSON, row.hectares, fid,
        ])
        try row.sums?.write(fid, version: version, db)
        try writeBox(row.publicEnvelope, fid: fid, table)
    }

    /// The values of ``InventoryTable/versionColumns``.
    private func values(of row: NewRow, _ table: InventoryTable) -> [(any DatabaseValueConvertible)?] {
        var values: [(any DatabaseValueConvertible)?] = []
        values.reserveCapacity(table.versionColumns.count + 1)
        if table.hasGeometry { values.append(row.geometry) }
        values.append(row.id.text)
        for value in row.values { values.append(value.isNull ? nil : value.databaseValue) }
        values.append(version)
        return values
    }

    private func writeBox(_ box: Envelope?, fid: Int64, _ table: InventoryTable) throws {
        if let box {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO \(table.publicBoxes) VALUES (?, ?, ?, ?, ?)")
                .execute(arguments: [fid, box.minX, box.maxX, box.minY, box.maxY])
        } else {
            try db.cachedStatement(sql: "DELETE FROM \(table.publicBoxes) WHERE id = ?").execute(arguments: [fid])
        }
    }

    /// Copies the current version of a row to the history. It ends with this transaction's version.
    private func archive(_ current: CurrentRow, _ table: InventoryTable) throws {
        let (fid, recordedFrom) = (current.fid, current.recordedFrom)
        // A row that this transaction wrote is not part of an earlier version.
        guard recordedFrom != version else {
            if table.hasFigures { try SumRows.discardConditions(fid, recordedFrom: version, db) }
            return
        }
        try db.cachedStatement(sql: WriteStatements.of(table).archive).execute(arguments: [version, fid])
        try db.cachedStatement(sql: WriteStatements.of(table).archiveBox).execute(arguments: [version - 1, fid])
        if table.hasFigures { try SumRows.archive(fid, recordedFrom: recordedFrom, db) }
    }
}
