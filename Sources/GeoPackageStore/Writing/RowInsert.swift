internal import GRDB
internal import InventorySQL
internal import SQLiteRows

/// Inserts rows into a table with statements that name only the columns with a value.
///
/// Most properties of a feature are null, and a short statement takes less time than one that names every column.
struct RowInsert {
    private let table: String
    private let columns: [String]
    /// The statements by the columns that they name.
    private(set) var statements: [ColumnSet: RowStatement] = [:]
    /// The statement that names every column; `nil` before it is needed.
    private var general: RowStatement?

    /// The maximum number of statements. Further rows use the statement that names every column.
    private static let mostStatements = 64

    /// - Parameter columns: the columns that may have a value. One of them must be the unique column `id`.
    init(into table: String, columns: [String]) {
        self.table = table
        self.columns = columns
    }

    /// Inserts a row unless its id exists.
    ///
    /// - Parameter row: the values in the order of the columns.
    mutating func insert(_ row: BoundRow, _ db: Database) throws {
        try statement(for: row.columns, db).run(row)
    }

    private mutating func statement(for named: ColumnSet, _ db: Database) throws -> RowStatement {
        if let known = statements[named] { return known }
        if statements.count < Self.mostStatements {
            let names = columns.indices.filter(named.contains).map { columns[$0] }
            let made = RowStatement(try db.makeStatement(sql: sql(naming: names)), binding: .values)
            statements[named] = made
            return made
        }
        if let general { return general }
        let made = RowStatement(try db.makeStatement(sql: sql(naming: columns)), binding: .columns)
        general = made
        return made
    }

    private func sql(naming columns: [String]) -> String {
        """
        INSERT INTO \(table) (\(columns.map(\.quoted).joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", "))) ON CONFLICT (id) DO NOTHING
        """
    }
}
