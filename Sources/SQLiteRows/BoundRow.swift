/// The values of a row in one buffer, ready to be bound to a statement of SQLite. Any thread can fill it.
///
/// Values are appended in the order of the columns. Null values are only counted.
public struct BoundRow: Sendable {
    /// The columns that are not null.
    public private(set) var columns: ColumnSet
    private(set) var values: [Value] = []
    private(set) var bytes: [UInt8]
    private var columnCount = 0

    /// A value of a column. Texts and blobs are ranges of the buffer.
    struct Value {
        var column: Int32
        var content: Content
    }

    enum Content {
        case integer(Int64)
        case number(Double)
        case text(start: Int, count: Int)
        case blob(start: Int, count: Int)
    }

    /// Creates a row without values.
    ///
    /// - Parameters:
    ///   - columnCount: the number of columns of the table.
    ///   - bytes: the start of the buffer, whose memory is reused. ``appendText(from:)`` can make it the first value.
    public init(columnCount: Int, bytes: consuming [UInt8]) {
        columns = ColumnSet(columnCount: columnCount)
        self.bytes = bytes
    }

    /// Creates a row without values.
    ///
    /// - Parameters:
    ///   - columnCount: the number of columns of the table.
    ///   - byteCount: the expected number of bytes of texts and blobs.
    public init(columnCount: Int, byteCount: Int = 0) {
        self.init(columnCount: columnCount, bytes: [])
        bytes.reserveCapacity(byteCount)
        values.reserveCapacity(min(columnCount, 16))
    }

    /// Appends null.
    public mutating func appendNull() { columnCount += 1 }

    /// Appends an integer.
    public mutating func append(_ value: Int64) { append(.integer(value)) }

    /// Appends a number.
    public mutating func append(_ value: Double) { append(.number(value)) }

    /// Appends a text; null for `nil`.
    public mutating func append(_ text: String?) {
        guard let text else { return appendNull() }
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        appendText(from: start)
    }

    /// Appends a text in UTF-8; null for `nil`.
    public mutating func appendText(_ text: [UInt8]?) {
        guard let text else { return appendNull() }
        let start = bytes.count
        bytes += text
        appendText(from: start)
    }

    /// Appends the bytes from the offset to the end of the buffer as a text, which must be UTF-8.
    public mutating func appendText(from start: Int) { append(.text(start: start, count: bytes.count - start)) }

    /// Appends a blob.
    ///
    /// - Parameter write: appends the content to the buffer.
    public mutating func appendBlob(_ write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        write(&bytes)
        append(.blob(start: start, count: bytes.count - start))
    }

    private mutating func append(_ content: Content) {
        columns.insert(columnCount)
        values.append(Value(column: Int32(columnCount), content: content))
        columnCount += 1
    }

    /// The bytes of the text or the blob in the column; `nil` when it has none.
    public func bytes(ofColumn column: Int) -> ArraySlice<UInt8>? {
        switch values.first(where: { $0.column == column })?.content {
        case .text(let start, let count), .blob(let start, let count): bytes[start..<start + count]
        case .integer, .number, nil: nil
        }
    }
}

/// A set of columns of a table, by their positions. Supports any number of columns.
public struct ColumnSet: Hashable, Sendable {
    /// One bit for each column.
    private var words: [UInt64]

    /// Creates an empty set for a table with this number of columns.
    public init(columnCount: Int) {
        words = Array(repeating: 0, count: (columnCount + UInt64.bitWidth - 1) / UInt64.bitWidth)
    }

    /// Adds a column.
    public mutating func insert(_ column: Int) {
        words[column / UInt64.bitWidth] |= 1 << UInt64(column % UInt64.bitWidth)
    }

    /// True when the column is in the set.
    public func contains(_ column: Int) -> Bool {
        words[column / UInt64.bitWidth] & 1 << UInt64(column % UInt64.bitWidth) != 0
    }
}
