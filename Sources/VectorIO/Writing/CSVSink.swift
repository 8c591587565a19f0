internal import Codecs
internal import SimpleFeatures

/// Writes one layer as text with semicolons between the columns.
///
/// Null is an empty cell; empty text is a pair of quotation marks. The last column, `WKT`, has the geometry as
/// well-known text.
final class CSVSink: VectorSink {
    enum Dialect {
        case plain
        /// With decimal commas, and with a byte order mark, without which Excel reads UTF-8 as Windows-1252.
        case germanExcel
    }

    static let geometryColumn = "WKT"

    private let bytes: BufferedBytes
    private let dialect: Dialect
    private var lines = CSVWriter(.semicolons)

    init(_ bytes: BufferedBytes, _ dialect: Dialect) {
        self.bytes = bytes
        self.dialect = dialect
    }

    func write(_ layer: TargetLayer, rows: ((TargetRow) throws -> Void) throws -> Void) throws {
        let hasGeometry = layer.content != .table
        if dialect == .germanExcel { try bytes.append(CSVWriter.byteOrderMark) }
        for name in layer.fields.map(\.name) + (hasGeometry ? [Self.geometryColumn] : []) {
            lines.append(cell: name.utf8)
        }
        try endLine()
        try rows { row in
            for value in row.values { append(value) }
            if hasGeometry { append(row.geometry, decimals: layer.coordinateDecimals) }
            try endLine()
        }
    }

    func write(note: String, named name: String) {}

    private func endLine() throws {
        lines.endLine()
        try bytes.append(lines.takeBytes())
    }

    private func append(_ geometry: Geometry?, decimals: Int?) {
        guard let geometry else { return lines.appendEmptyCell() }
        // Quoted, since other programs may read its commas as separators.
        lines.append(cell: WKTWriter.text(geometry, decimals: decimals).utf8)
    }

    private func append(_ value: PropertyValue) {
        switch value {
        case .null: lines.appendEmptyCell()
        case .string(let text), .json(let text): lines.append(cell: text.utf8)
        case .integer(let number): lines.append(unquoted: String(number).utf8)
        case .boolean(let truth): lines.append(unquoted: (truth ? "true" : "false").utf8)
        case .number(let number): lines.append(unquoted: text(number).utf8)
        }
    }

    private func text(_ number: Double) -> String {
        dialect == .germanExcel ? number.shortText.replacing(".", with: ",") : number.shortText
    }
}

extension Double {
    /// The shortest text that parses to the same number. A whole number has no decimal point.
    var shortText: String {
        var json = JSONText()
        json.append(number: self)
        return json.text
    }
}
