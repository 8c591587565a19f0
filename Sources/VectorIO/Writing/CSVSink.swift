internal import Codecs
internal import SimpleFeatures

/// Writes one layer as a table of text: semicolons between the columns, lines ended as RFC 4180 has them.
///
/// Null is nothing, and empty text a pair of quotation marks. A geometry is well-known text in the last column, `WKT`.
final class CSVSink: VectorSink {
    enum Dialect {
        case plain
        /// With a byte order mark, without which Excel takes UTF-8 for Windows-1252, and with decimal commas.
        case germanExcel
    }

    static let geometryColumn = "WKT"

    private let bytes: BufferedBytes
    private let dialect: Dialect

    init(_ bytes: BufferedBytes, _ dialect: Dialect) {
        self.bytes = bytes
        self.dialect = dialect
    }

    func write(_ layer: TargetLayer, rows: ((TargetRow) throws -> Void) throws -> Void) throws {
        let hasGeometry = layer.content != .table
        if dialect == .germanExcel { try bytes.append("\u{FEFF}") }
        let names = layer.fields.map(\.name) + (hasGeometry ? [Self.geometryColumn] : [])
        try append(names.map(quoted))
        try rows { row in
            var cells = row.values.map(cell)
            if hasGeometry { cells.append(row.geometry.map { WKT.text($0, decimals: layer.coordinateDecimals) } ?? "") }
            try append(cells)
        }
    }

    func write(note: String, named name: String) {}

    private func append(_ cells: [String]) throws {
        // A line with one empty cell would be an empty line, which readers skip.
        try bytes.append(cells == [""] ? "\"\"" : cells.joined(separator: ";"))
        try bytes.append("\r\n")
    }

    private func cell(_ value: PropertyValue) -> String {
        switch value {
        case .null: ""
        case .string(let text), .json(let text): quoted(text)
        case .integer(let number): String(number)
        case .boolean(let truth): truth ? "true" : "false"
        case .number(let number):
            dialect == .germanExcel
                ? number.shortText.replacing(".", with: ",") : number.shortText
        }
    }

    /// The text in quotation marks where it must have them, or would be taken for nothing without.
    private func quoted(_ text: String) -> String {
        let isPlain =
            text.utf8.allSatisfy { !Self.special.contains($0) } && !text.isEmpty && text.utf8.first != UInt8(ascii: " ")
            && text.utf8.last != UInt8(ascii: " ")
        return isPlain ? text : text.inQuotationMarks
    }

    private static let special = Set("\";,\r\n\t".utf8)
}

extension Double {
    /// The shortest text that reads back as the same number; a whole number has no decimal point.
    var shortText: String {
        var json = JSONText()
        json.append(number: self)
        return json.text
    }
}
