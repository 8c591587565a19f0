internal import GRDB
internal import InventorySQL
internal import SQLiteRows
internal import SimpleFeatures
internal import SiteInventory

/// The figures from which totals of sites are added up.
struct SumRows: Sendable {
    private static let table = InventoryTable.of(.sites)
    private static let columns = SiteFigure.summed.map(\.rawValue.quoted).joined(separator: ", ")
    static let insertFigures = """
        INSERT OR REPLACE INTO \(table.figures) (fid, reason, \(columns))
        VALUES (?, ?\(SiteFigure.summed.map { _ in ", ?" }.joined()))
        """
    private static let insertCondition = "INSERT OR REPLACE INTO \(OverlapTables.conditions) VALUES (?, ?, ?, ?)"
    private static let archiveFigures = """
        INSERT INTO \(table.figuresHistory) (fid, recorded_from, reason, \(columns))
        SELECT fid, ?, reason, \(columns) FROM \(table.figures) WHERE fid = ?
        """
    private static let deleteFigures = "DELETE FROM \(table.figures) WHERE fid = ?"
    private static let deleteConditions = "DELETE FROM \(OverlapTables.conditions) WHERE fid = ? AND recorded_from = ?"
    /// The positions of ``SiteFigure/summed`` among the fields of the schema.
    private static let positions = SiteFigure.summed.map { figure in
        table.schema.fields.firstIndex { $0.name == figure.rawValue }
    }

    private let reason: String?
    /// The values of ``SiteFigure/summed``.
    private let hectares: [Double?]
    private let conditions: [(condition: String, hectares: Double)]
    /// The reason and the figures, as they are bound.
    let figures: BoundRow

    /// A figure that the statement lacks is that of the property.
    init(_ new: FeatureVersion) {
        let statement = new.statement
        let reason = new.feature[.hectaresReason].text
        let hectares = zip(SiteFigure.summed, Self.positions).map { figure, position in
            statement?.figures[figure] ?? position.flatMap { new.values[$0].number }
        }
        var figures = BoundRow(columnCount: hectares.count + 1)
        figures.append(reason)
        for value in hectares { if let value { figures.append(value) } else { figures.appendNull() } }
        (self.reason, self.hectares, self.figures) = (reason, hectares, figures)
        conditions = (statement?.conditions ?? []).map { ($0.condition, $0.hectares) }
    }

    /// Stores the conditional land of the current version.
    func writeConditions(_ fid: Int64, version: Int64, _ db: Database) throws {
        for (condition, hectares) in conditions {
            try db.cachedStatement(sql: Self.insertCondition).execute(arguments: [fid, version, condition, hectares])
        }
    }

    /// True when these figures are stored.
    func areStored(_ fid: Int64, recordedFrom: Int64, _ db: Database) throws -> Bool {
        let sql = "SELECT reason, \(Self.columns) FROM \(Self.table.figures) WHERE fid = ?"
        let values = [reason.databaseValue] + hectares.map(\.databaseValue)
        let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [fid])
        guard let row, zip(row.databaseValues, values).allSatisfy(Self.equal) else { return false }
        let ofConditions =
            "SELECT condition, hectares FROM \(OverlapTables.conditions) WHERE fid = ? AND recorded_from = ?"
        let stored = try Row.fetchAll(db.cachedStatement(sql: ofConditions), arguments: [fid, recordedFrom])
        let hectares = Dictionary(stored.map { ($0[0] as String, $0[1] as DatabaseValue) }) { $1 }
        return hectares.count == conditions.count
            && conditions.allSatisfy { Self.equal(hectares[$0.condition] ?? .null, $0.hectares.databaseValue) }
    }

    /// Compares numbers with a tolerance, since older formats had them as text.
    private static func equal(_ a: DatabaseValue, _ b: DatabaseValue) -> Bool {
        guard let first = Double.fromDatabaseValue(a), let second = Double.fromDatabaseValue(b) else { return a == b }
        return abs(first - second) <= 1e-12 * max(abs(first), abs(second), 1)
    }

    /// Copies the figures of the current version to the history.
    static func archive(_ fid: Int64, recordedFrom: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: archiveFigures).execute(arguments: [recordedFrom, fid])
    }

    /// Removes the conditional land of a version that the same transaction wrote.
    static func discardConditions(_ fid: Int64, recordedFrom: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: deleteConditions).execute(arguments: [fid, recordedFrom])
    }

    static func delete(_ fid: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: deleteFigures).execute(arguments: [fid])
    }
}
