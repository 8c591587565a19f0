public import GRDB
internal import GRDBSQLite

/// A statement that binds rows directly from their buffers.
///
/// GRDB binds an array of boxed values, for which it allocates and copies each text. A row in a buffer needs neither, so
/// that the thread that writes spends its time in SQLite.
public struct RowStatement {
    private let statement: Statement
    private let binding: Binding

    /// The arguments of a statement.
    public enum Binding: Sendable {
        /// One argument for each value that is not null.
        case values
        /// One argument for each column.
        case columns
        /// The row key, then one argument for each column.
        case keyAndColumns
    }

    /// Creates a row statement. No other code may run `statement`.
    public init(_ statement: Statement, binding: Binding) {
        self.statement = statement
        self.binding = binding
    }

    /// The text of the statement.
    public var sql: String { statement.sql }

    /// Runs the statement, which must return no rows.
    ///
    /// - Parameter key: the row key, for ``Binding/keyAndColumns``.
    /// - Throws: `DatabaseError` when SQLite fails.
    public func run(_ row: BoundRow, key: Int64? = nil) throws {
        let handle = unsafe statement.sqliteStatement
        defer {
            _ = unsafe sqlite3_reset(handle)
            _ = unsafe sqlite3_clear_bindings(handle)
        }
        // SQLite reads the buffer until the statement is reset.
        let result = unsafe row.bytes.withUnsafeBytes { bytes -> CInt in
            var result = SQLITE_OK
            if let key, binding == .keyAndColumns { result = unsafe sqlite3_bind_int64(handle, 1, key) }
            for (number, value) in row.values.enumerated() where result == SQLITE_OK {
                let argument = self.argument(ofValue: number, inColumn: value.column)
                result = unsafe Self.bind(value.content, of: bytes, to: handle, at: argument)
            }
            return result == SQLITE_OK ? unsafe sqlite3_step(handle) : result
        }
        guard result == SQLITE_DONE else { throw unsafe error(handle) }
    }

    /// Runs a statement with two integers, which must return no rows.
    ///
    /// - Throws: `DatabaseError` when SQLite fails.
    public func run(_ first: Int64, _ second: Int64) throws {
        let handle = unsafe statement.sqliteStatement
        defer { _ = unsafe sqlite3_reset(handle) }
        var result = unsafe sqlite3_bind_int64(handle, 1, first)
        if result == SQLITE_OK { result = unsafe sqlite3_bind_int64(handle, 2, second) }
        if result == SQLITE_OK { result = unsafe sqlite3_step(handle) }
        guard result == SQLITE_DONE else { throw unsafe error(handle) }
    }

    /// The number of the argument for a value, from 1.
    private func argument(ofValue number: Int, inColumn column: Int32) -> CInt {
        switch binding {
        case .values: CInt(number) + 1
        case .columns: column + 1
        case .keyAndColumns: column + 2
        }
    }

    private static func bind(
        _ content: BoundRow.Content, of bytes: UnsafeRawBufferPointer, to handle: OpaquePointer, at argument: CInt
    ) -> CInt {
        switch content {
        case .integer(let value): return unsafe sqlite3_bind_int64(handle, argument, value)
        case .number(let value): return unsafe sqlite3_bind_double(handle, argument, value)
        case .text(let start, let count):
            // A null pointer would bind null.
            guard count > 0, let text = bytes.baseAddress else {
                return unsafe sqlite3_bind_text(handle, argument, "", 0, transient)
            }
            return unsafe sqlite3_bind_text(
                handle, argument, (text + start).assumingMemoryBound(to: CChar.self), CInt(count), nil)
        case .blob(let start, let count):
            guard count > 0, let blob = bytes.baseAddress else {
                return unsafe sqlite3_bind_zeroblob(handle, argument, 0)
            }
            return unsafe sqlite3_bind_blob(handle, argument, blob + start, CInt(count), nil)
        }
    }

    /// `SQLITE_TRANSIENT`: SQLite copies the value.
    private static var transient: sqlite3_destructor_type {
        unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    private func error(_ handle: OpaquePointer) -> DatabaseError {
        let connection = unsafe sqlite3_db_handle(handle)
        let code = ResultCode(rawValue: unsafe sqlite3_extended_errcode(connection))
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
        return DatabaseError(resultCode: code, message: message, sql: statement.sql)
    }
}
