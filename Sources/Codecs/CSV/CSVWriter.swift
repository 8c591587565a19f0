/// Writes lines of comma-separated values (RFC 4180) to a growing buffer.
package struct CSVWriter: Sendable {
    /// The separator of the cells, and the rule for quoting them.
    package struct Format: Sendable {
        /// The byte between cells.
        package let separator: UInt8
        /// For each byte, true when a cell with it must be quoted.
        fileprivate let needsQuotes: [Bool]
        /// True when an empty text, and a text with a space at either end, is quoted, so that `""` differs from no
        /// value.
        fileprivate let quotesBlanks: Bool

        /// Commas, as in the standard.
        package static let commas = Format(separator: UInt8(ascii: ","), special: "\",\r\n", quotesBlanks: false)
        /// Semicolons, as in German spreadsheets.
        package static let semicolons = Format(
            separator: UInt8(ascii: ";"), special: "\";,\r\n\t", quotesBlanks: true)

        private init(separator: UInt8, special: String, quotesBlanks: Bool) {
            self.separator = separator
            self.quotesBlanks = quotesBlanks
            var needsQuotes = [Bool](repeating: false, count: 256)
            for byte in special.utf8 { needsQuotes[Int(byte)] = true }
            self.needsQuotes = needsQuotes
        }
    }

    /// The byte order mark, which spreadsheets need to read the text as UTF-8.
    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The text in UTF-8.
    package private(set) var bytes: [UInt8] = []
    private let format: Format
    private var lineStart = 0

    /// A writer of this format.
    package init(_ format: Format = .commas) { self.format = format }

    /// Appends a cell, in quotation marks when necessary.
    package mutating func append(cell text: some Sequence<UInt8>) {
        beginCell()
        let start = bytes.count
        bytes.append(contentsOf: text)
        guard needsQuotes(bytes[start...]) else { return }
        let content = Array(bytes[start...])
        bytes.removeSubrange(start...)
        bytes.append(UInt8(ascii: "\""))
        for byte in content {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends a cell without quotation marks, such as a number with a decimal comma between semicolons.
    package mutating func append(unquoted text: some Sequence<UInt8>) {
        beginCell()
        bytes.append(contentsOf: text)
    }

    /// Appends a cell without value.
    package mutating func appendEmptyCell() { beginCell() }

    /// Ends the line with CR and LF.
    package mutating func endLine() {
        // Readers skip empty lines, so an empty cell alone on its line is quoted.
        if format.quotesBlanks, bytes.count == lineStart { bytes.append(contentsOf: "\"\"".utf8) }
        bytes.append(contentsOf: [0x0D, 0x0A])
        lineStart = bytes.count
        isAtStartOfLine = true
    }

    /// Removes and returns the bytes that were written.
    package mutating func takeBytes() -> [UInt8] {
        defer {
            bytes.removeAll(keepingCapacity: true)
            lineStart = 0
        }
        return bytes
    }

    private var isAtStartOfLine = true

    private mutating func beginCell() {
        if !isAtStartOfLine { bytes.append(format.separator) }
        isAtStartOfLine = false
    }

    private func needsQuotes(_ cell: ArraySlice<UInt8>) -> Bool {
        if format.quotesBlanks, cell.isEmpty || cell.first == 0x20 || cell.last == 0x20 { return true }
        return cell.contains { format.needsQuotes[Int($0)] }
    }
}
