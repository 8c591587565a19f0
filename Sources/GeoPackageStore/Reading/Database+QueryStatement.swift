internal import CQL2
internal import GRDB
internal import InventorySQL
internal import SiteInventory

extension Database {
    /// Prepares a statement of a query.
    ///
    /// - Parameter isCached: true for a statement whose text is used again.
    /// - Throws: ``FilterError`` for a filter that exceeds a limit of SQLite.
    func statement(_ sql: String, of query: FeatureQuery, isCached: Bool = false) throws -> Statement {
        do {
            return isCached ? try cachedStatement(sql: sql) : try makeStatement(sql: sql)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR && query.filter != nil {
            throw FilterError(.limit, "The filter nests too deep or has too many values (\(error.message ?? "")).")
        }
    }

    /// Runs a statement of a query that is used once.
    ///
    /// - Throws: as ``statement(_:of:isCached:)``.
    func rows(_ fragment: SQLFragment, of query: FeatureQuery) throws -> RowCursor {
        try Row.fetchCursor(statement(fragment.sql, of: query), arguments: StatementArguments(fragment))
    }
}
