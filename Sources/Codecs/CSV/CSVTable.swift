/// A whole table as comma-separated text with a header (RFC 4180) and a byte order mark, for spreadsheets.
public struct CSVTable: Sendable {
    /// The text in UTF-8.
    public let bytes: [UInt8]

    /// - Parameter rows: one cell for each column; `nil` gives an empty cell.
    public init(columns: [String], rows: some Sequence<[String?]>) {
        var writer = CSVWriter()
        writer.append(line: columns)
        for row in rows { writer.append(line: row) }
        bytes = CSVWriter.byteOrderMark + writer.bytes
    }
}

extension CSVWriter {
    fileprivate mutating func append(line cells: [String?]) {
        for cell in cells { append(cell: Self.withoutFormula(cell ?? "").utf8) }
        endLine()
    }

    /// Adds an apostrophe before a formula, so that a spreadsheet reads it as text. The values come from untrusted
    /// files.
    private static func withoutFormula(_ text: String) -> String { isFormula(text) ? "'\(text)" : text }

    /// True for text that a spreadsheet reads as a formula; false for a negative number.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return false }
        let isDecimal = text.utf8.allSatisfy("0123456789.+-eE".utf8.contains)
        return !(isDecimal && Double(text)?.isFinite == true)
    }
}
