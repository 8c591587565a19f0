internal import GRDB

/// Adds rows to a table and names only the columns that have a value: of its collection's properties a feature has few.
struct RowInsert {
    private let table: Table
    /// By the columns that they name, one bit each.
    private var statements: [UInt64: Statement] = [:]

    /// So many statements are kept; rows that need yet another one name every column.
    private static let mostStatements = 64

    init(_ table: Table) { self.table = table }

    /// - Parameter values: of ``Table/versionColumns``.
    mutating func insert(_ values: [(any DatabaseValueConvertible)?], _ db: Database) throws {
        var named: UInt64 = 0
        for (column, value) in values.enumerated() where value != nil { named |= 1 << UInt64(column) }
        if values.count > UInt64.bitWidth || (statements[named] == nil && statements.count >= Self.mostStatements) {
            try db.cachedStatement(sql: table.insertSQL(of: table.versionColumns))
                .execute(arguments: StatementArguments(values))
            return
        }
        let statement =
            try statements[named]
            ?? db.makeStatement(
                sql: table.insertSQL(
                    of: table.versionColumns.enumerated().filter { named & 1 << UInt64($0.offset) != 0 }.map(\.element))
            )
        statements[named] = statement
        try statement.execute(arguments: StatementArguments(values.filter { $0 != nil }))
    }
}
