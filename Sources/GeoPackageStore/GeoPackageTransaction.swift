internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

/// One version in the making.
final class GeoPackageTransaction: GeoPackageSnapshot, InventoryTransaction {
    let version: Int64
    private let srsID: Int32
    private var hasChanges = false
    private var changedCollections: Set<CollectionID> = []
    /// Of the tables to which this transaction has added features.
    private var bulkFills: [CollectionID: BulkFill] = [:]
    private var inserts: [CollectionID: RowInsert] = [:]

    init(_ db: Database, srsID: Int32) throws {
        self.srsID = srsID
        try db.execute(sql: "INSERT INTO inventory_writer VALUES (1)")
        version = try db.latestVersion() + 1
        try super.init(db)
    }

    /// Takes the writer's sign away, and tells other programs what the tables hold now.
    func finish() throws {
        for table in Table.all { try willUseIndex(of: table) }
        if hasChanges { try recordVersion() }
        try db.execute(sql: "DELETE FROM inventory_writer")
    }

    override func willUseIndex(of table: Table) throws { try bulkFills[table.schema.id]?.finish(db) }

    private func recordVersion() throws {
        try db.execute(sql: "INSERT INTO inventory_versions (version) VALUES (?)", arguments: [version])
        for table in Table.all where table.hasGeometry && changedCollections.contains(table.schema.id) {
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
        let table = Table.of(collection)
        let row = NewRow(new, table, srsID: srsID)
        let isFilling = bulkFills[collection]?.isWaiting == true
        // Of many new features hardly one is there already, so it is not asked for before.
        if isFilling, try insert(row, table) { return .added }
        guard let current = try CurrentRow(new.feature.id, table, db) else {
            _ = try insert(row, table)
            return .added
        }
        if try current.equals(row, db) { return .unchanged }
        hasChanges = true
        changedCollections.insert(collection)
        try willUseIndex(of: table)
        // What this transaction itself wrote before was never seen by anybody, so it is no version.
        if current.recordedFrom != version { try archive(current.fid, table) }
        try update(current.fid, row, table)
        return .changed
    }

    func end(_ id: FeatureID, in collection: CollectionID) throws {
        let table = Table.of(collection)
        guard let current = try CurrentRow(id, table, db) else { return }
        hasChanges = true
        changedCollections.insert(collection)
        try willUseIndex(of: table)
        if current.recordedFrom != version { try archive(current.fid, table) }
        for name in [table.documents, table.name] {
            try db.cachedStatement(sql: "DELETE FROM \(name) WHERE fid = ?").execute(arguments: [current.fid])
        }
        try db.cachedStatement(sql: "DELETE FROM \(table.publicBoxes) WHERE id = ?").execute(arguments: [current.fid])
    }

    func record(_ layer: LayerRecord) throws {
        hasChanges = true
        try db.execute(
            sql: "INSERT INTO inventory_imports (content_hash, version, collection, report) VALUES (?, ?, ?, ?)",
            arguments: [
                layer.contentHash, version, layer.collection?.rawValue, String(decoding: layer.report, as: UTF8.self),
            ])
    }

    func recordRevert(of version: Int64) throws {
        hasChanges = true
        try db.execute(
            sql: "INSERT INTO inventory_reverts (reverted_version, version) VALUES (?, ?)",
            arguments: [version, self.version])
    }

    func save(_ document: MappingDocument) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO inventory_mappings (source, layer, mapping) VALUES (?, ?, ?)",
            arguments: [document.source, document.layer, String(decoding: document.json, as: UTF8.self)])
    }

    func setJudgedOn(_ day: CalendarDay) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO inventory_settings (name, value) VALUES ('judged_on', ?)",
            arguments: [day.text])
    }

    func keep(file: String, ofImport contentHash: String, piece: Int, bytes: [UInt8]) throws {
        try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO inventory_import_files (content_hash, file, piece, bytes) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [contentHash, file, piece, Data(bytes)])
    }
}

/// What is written of a feature.
private struct NewRow {
    let id: FeatureID
    /// In the order of the schema's fields.
    let values: [PropertyValue]
    let confidential: String?
    let geometry: Data?
    /// The box of the geometry, in the inventory's plane.
    let envelope: Envelope?
    let geoJSON: String
    let hectares: String?
    let publicEnvelope: Envelope?

    init(_ new: FeatureVersion, _ table: Table, srsID: Int32) {
        id = new.feature.id
        values = new.values
        confidential = new.feature[.confidentialAttributes].text
        geometry = table.hasGeometry ? new.feature.geometry.map { GeoPackageGeometry.encode($0, srsID: srsID) } : nil
        envelope = geometry == nil ? nil : new.feature.geometry.flatMap { Envelope($0) }
        geoJSON = String(decoding: new.geoJSON, as: UTF8.self)
        hectares = new.hectaresStatement.map { String(decoding: $0, as: UTF8.self) }
        publicEnvelope = new.publicEnvelope
    }
}

/// The current version of a feature, as far as it must be compared.
private struct CurrentRow {
    let fid: Int64
    let recordedFrom: Int64
    private let geometry: Data?
    private let confidential: String?
    private let table: Table

    init?(_ id: FeatureID, _ table: Table, _ db: Database) throws {
        let geometry = table.hasGeometry ? "geom" : "NULL AS geom"
        let sql = "SELECT fid, recorded_from, \(geometry), confidential FROM \(table.name) WHERE id = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.text]) else { return nil }
        fid = row["fid"]
        recordedFrom = row["recorded_from"]
        self.geometry = row["geom"]
        confidential = row[FieldName.confidentialAttributes.rawValue]
        self.table = table
    }

    /// True when the new row says nothing new.
    func equals(_ row: NewRow, _ db: Database) throws -> Bool {
        guard geometry == row.geometry, confidential == row.confidential else { return false }
        let sql = "SELECT geojson, hectares FROM \(table.documents) WHERE fid = ?"
        guard let document = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [fid]) else { return false }
        return document["geojson"] == row.geoJSON && document["hectares"] == row.hectares
    }
}

extension GeoPackageTransaction {
    /// Adds a feature; false when there is one of its id.
    private func insert(_ row: NewRow, _ table: Table) throws -> Bool {
        var fill = try bulkFills[table.schema.id] ?? BulkFill(table, db)
        bulkFills[table.schema.id] = nil
        defer { bulkFills[table.schema.id] = fill }
        try fill.prepare(db)
        try inserts[table.schema.id, default: RowInsert(table)].insert(values(of: row, table), db)
        guard db.changesCount == 1 else { return false }
        hasChanges = true
        changedCollections.insert(table.schema.id)
        let fid = db.lastInsertedRowID
        try db.cachedStatement(sql: table.insertDocumentSQL).execute(arguments: [fid, row.geoJSON, row.hectares])
        if !fill.isWaiting { try writeBox(row.publicEnvelope, fid: fid, table) }
        fill.add(fid, plane: row.envelope, globe: row.publicEnvelope)
        return true
    }

    private func update(_ fid: Int64, _ row: NewRow, _ table: Table) throws {
        try db.cachedStatement(sql: table.updateSQL).execute(
            arguments: StatementArguments(values(of: row, table) + [fid]))
        try db.cachedStatement(sql: table.updateDocumentSQL).execute(arguments: [row.geoJSON, row.hectares, fid])
        try writeBox(row.publicEnvelope, fid: fid, table)
    }

    /// The values of ``Table/versionColumns``.
    private func values(of row: NewRow, _ table: Table) -> [(any DatabaseValueConvertible)?] {
        var values: [(any DatabaseValueConvertible)?] = []
        values.reserveCapacity(table.versionColumns.count + 1)
        if table.hasGeometry { values.append(row.geometry) }
        values.append(row.id.text)
        for value in row.values { values.append(value.isNull ? nil : value.databaseValue) }
        values.append(version)
        return values
    }

    private func writeBox(_ box: Envelope?, fid: Int64, _ table: Table) throws {
        if let box {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO \(table.publicBoxes) VALUES (?, ?, ?, ?, ?)")
                .execute(arguments: [fid, box.minX, box.maxX, box.minY, box.maxY])
        } else {
            try db.cachedStatement(sql: "DELETE FROM \(table.publicBoxes) WHERE id = ?").execute(arguments: [fid])
        }
    }

    /// Copies the current version to the history, ended by this one.
    private func archive(_ fid: Int64, _ table: Table) throws {
        try db.cachedStatement(sql: table.archiveSQL).execute(arguments: [version, fid])
        try db.cachedStatement(sql: table.archiveBoxSQL).execute(arguments: [version - 1, fid])
    }
}
