internal import GRDB
internal import InventorySQL
internal import SQLiteRows
internal import SimpleFeatures
internal import SiteInventory

/// Writes the versions of one collection in a transaction.
final class TableWriter {
    let table: InventoryTable
    private let db: Database
    /// The version that the transaction makes.
    private let version: Int64
    private var rows: RowInsert
    /// The insert into a table that was empty; `nil` before the first insert.
    private var bulk: BulkInsert?
    private lazy var insertDocument = keyed(WriteStatements.of(table).insertDocument)
    private lazy var updateDocument = keyed(WriteStatements.of(table).updateDocument)
    private lazy var updateRow = keyed(WriteStatements.of(table).update)
    private lazy var insertFigures = keyed(SumRows.insertFigures)

    init(_ table: InventoryTable, version: Int64, _ db: Database) {
        (self.table, self.version, self.db) = (table, version, db)
        rows = RowInsert(into: table.name, columns: table.versionColumns)
    }

    /// True while a bulk insert leaves the indexes incomplete.
    var isFilling: Bool { bulk?.isWaiting == true }

    /// The boxes of all features; `nil` unless the transaction has stored all of them.
    var boxes: BoxesInMemory? { bulk?.boxes }

    /// Completes the indexes of a bulk insert.
    func finishBulkInsert() throws { try bulk?.finish(db) }

    /// Inserts a feature. Returns false when its id exists.
    func insert(_ row: NewRow) throws -> Bool {
        if bulk == nil { bulk = try BulkInsert(table, db) }
        try bulk?.prepare(db)
        try rows.insert(row.columns, db)
        guard db.changesCount == 1 else { return false }
        let fid = db.lastInsertedRowID
        try insertDocument.get().run(row.document, key: fid)
        try write(row.sums, fid)
        let globe = row.version.publicEnvelope
        if !isFilling { try writeBox(globe, fid) }
        bulk?.add(fid, row.version.feature.id, plane: row.envelope, globe: globe)
        return true
    }

    /// Begins a version of a stored feature.
    func update(_ current: CurrentRow, to row: NewRow) throws {
        try bulk?.endBoxes(db)
        try archive(current)
        let fid = current.fid
        try updateRow.get().run(row.columns, key: fid)
        try updateDocument.get().run(row.document, key: fid)
        try write(row.sums, fid)
        try writeBox(row.version.publicEnvelope, fid)
    }

    /// Ends the current version of a feature.
    func end(_ current: CurrentRow) throws {
        try bulk?.endBoxes(db)
        try archive(current)
        if table.hasFigures { try SumRows.delete(current.fid, db) }
        for name in [table.documents, table.name] {
            try db.cachedStatement(sql: "DELETE FROM \(name) WHERE fid = ?").execute(arguments: [current.fid])
        }
        try writeBox(nil, current.fid)
    }

    private func keyed(_ sql: String) -> Result<RowStatement, any Error> {
        Result { RowStatement(try db.makeStatement(sql: sql), binding: .keyAndColumns) }
    }

    private func write(_ sums: SumRows?, _ fid: Int64) throws {
        guard let sums else { return }
        try insertFigures.get().run(sums.figures, key: fid)
        try sums.writeConditions(fid, version: version, db)
    }

    private func writeBox(_ box: Envelope?, _ fid: Int64) throws {
        if let box {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO \(table.publicBoxes) VALUES (?, ?, ?, ?, ?)")
                .execute(arguments: [fid, box.minX, box.maxX, box.minY, box.maxY])
        } else {
            try db.cachedStatement(sql: "DELETE FROM \(table.publicBoxes) WHERE id = ?").execute(arguments: [fid])
        }
    }

    /// Copies the current version of a row to the history. It ends with this transaction's version.
    private func archive(_ current: CurrentRow) throws {
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
