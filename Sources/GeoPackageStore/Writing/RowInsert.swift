internal import GRDB
internal import InventorySQL

/// Inserts rows into a table with statements that name only the columns with a value.
///
/// Most properties of a feature are null, and a short statement takes less time than one that names every column.
struct RowInsert {
    private let table: String
    private let columns: [String]
    /// The statements by the columns that they name.
    private(set) var statements: [ColumnSet: Statement] = [:]

    /// The maximum number of statements. Further rows use a statement that names every column.
    private static let mostStatements = 64

    /// - Parameter columns: the columns that may have a value. One of them must be the unique column `id`.
    init(into table: String, columns: [String]) {
        self.table = table
        self.columns = columns
    }

    /// Inserts a row unless its id exists.
    ///
    /// - Parameter values: the values in the order of the columns.
    mutating func insert(_ values: [(any DatabaseValueConvertible)?], _ db: Database) throws {
        let named = ColumnSet(values)
        if let statement = statements[named] {
            return try statement.execute(arguments: StatementArguments(values.filter { $0 != nil }))
        }
        guard statements.count < Self.mostStatements else {
            return try db.cachedStatement(sql: sql(naming: columns)).execute(arguments: StatementArguments(values))
        }
        let names = zip(columns, values).filter { $0.1 != nil }.map(\.0)
        let statement = try db.makeStatement(sql: sql(naming: names))
        statements[named] = statement
        try statement.execute(arguments: StatementArguments(values.filter { $0 != nil }))
    }

    private func sql(naming columns: [String]) -> String {
        """
        INSERT INTO \(table) (\(columns.map(\.quoted).joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", "))) ON CONFLICT (id) DO NOTHING
        """
    }
}

extension RowInsert {
    /// The columns of a row that have a value. Supports any number of columns.
    struct ColumnSet: Hashable {
        /// One bit for each column.
        private var words: [UInt64]

        init(_ values: [(any DatabaseValueConvertible)?]) {
            words = Array(repeating: 0, count: (values.count + UInt64.bitWidth - 1) / UInt64.bitWidth)
            for (column, value) in values.enumerated() where value != nil {
                words[column / UInt64.bitWidth] |= 1 << UInt64(column % UInt64.bitWidth)
            }
        }
    }
}
