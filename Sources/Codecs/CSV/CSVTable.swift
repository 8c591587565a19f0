/// A table as comma-separated text with a head (RFC 4180).
///
/// With a byte order mark, without which spreadsheets take umlauts for something else.
public struct CSVTable: Sendable {
    public let bytes: [UInt8]

    /// - Parameter rows: a cell for each column; nothing for `nil`.
    public init(columns: [String], rows: some Sequence<[String?]>) {
        var csv = CSVText()
        csv.append(line: columns)
        for row in rows { csv.append(line: row) }
        bytes = Array("\u{FEFF}".utf8) + csv.bytes
    }
}

extension CSVText {
    fileprivate mutating func append(line cells: [String?]) {
        for cell in cells { append(cell: Self.harmless(cell ?? "").utf8) }
        endLine()
    }

    private static func harmless(_ text: String) -> String { isFormula(text) ? "'\(text)" : text }

    /// Spreadsheets would run it, and the values come from files of strangers. A negative number is none.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return false }
        let isDecimal = text.utf8.allSatisfy("0123456789.+-eE".utf8.contains)
        return !(isDecimal && Double(text)?.isFinite == true)
    }
}
