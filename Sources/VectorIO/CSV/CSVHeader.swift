internal import Codecs
internal import SimpleFeatures

/// The columns of a CSV file, from its first record.
struct CSVHeader {
    struct Column: Hashable {
        var name: String
        var index: Int
        var kind = SourceField.Kind.string
    }

    /// The columns with attributes, and those with ordinates. A column with a whole geometry is not among them.
    let columns: [Column]
    let geometry: CSVGeometryColumns?
    /// The number of cells in a row, without columns at the end that have neither name nor values.
    let width: Int
    private let cellCount: Int
    private(set) var faults: [SourceFault] = []

    /// - Parameter filled: for each column, whether any row has a value in it.
    init(_ cells: [[UInt8]], _ filled: [Bool], _ decoder: TextDecoder, _ file: String) {
        var names: [String] = []
        var columns: [Column] = []
        for (index, cell) in cells.enumerated() {
            var name = decoder.decode(cell[...], isWide: false).text.trimmingSpaces
            if name.isEmpty, filled[index] {
                name = "COLUMN_\(index + 1)"
                faults.append(SourceFault(.csvColumnUnnamed, file: file, value: name))
            }
            let unique = name.isEmpty ? name : name.unused(by: names)
            if unique != name {
                faults.append(SourceFault(.fieldNameRepeated, file: file, field: name, value: unique))
            }
            names.append(unique)
            if !unique.isEmpty { columns.append(Column(name: unique, index: index)) }
        }
        let found = CSVGeometryColumns.find(among: names)
        if let found, !found.others.isEmpty, case .coordinates(let x, let y) = found.columns {
            faults.append(
                SourceFault(
                    .csvCoordinatesSeveral, file: file, value: "\(names[x])/\(names[y])",
                    detail: found.others.joined(separator: ", ")))
        }
        geometry = found?.columns
        width = (columns.last?.index ?? 0) + 1
        switch found?.columns {
        case .text(let text): columns.removeAll { $0.index == text }
        case .coordinates(let x, let y):
            for place in columns.indices where [x, y].contains(columns[place].index) {
                columns[place].kind = .coordinate
            }
        case nil: break
        }
        self.columns = columns
        cellCount = cells.count
    }

    /// True for a record with a cell for each column. Extra empty cells at the end, as spreadsheets write them, are ignored.
    func fits(_ cells: [[UInt8]]) -> Bool {
        cells.count >= width && (cells.count <= cellCount || cells[cellCount...].allSatisfy(\.isEmpty))
    }
}

/// The geometry of one row.
struct CSVGeometry {
    private(set) var geometry: Geometry?
    private(set) var droppedZM = false

    /// - Throws: ``SourceFault`` that refuses the row.
    init(_ cells: [[UInt8]], _ columns: CSVGeometryColumns, file: String, row: Int) throws(SourceFault) {
        func text(_ column: Int) -> String { String(decoding: cells[column], as: UTF8.self).trimmingSpaces }
        switch columns {
        case .text(let column):
            let text = text(column)
            guard !text.isEmpty else { return }
            try read(text, file, row)
        case .coordinates(let x, let y):
            let (xText, yText) = (text(x), text(y))
            guard !xText.isEmpty || !yText.isEmpty else { return }
            guard let x = coordinate(xText), let y = coordinate(yText) else {
                throw SourceFault(.coordinateUnreadable, file: file, row: row, value: "\(xText) / \(yText)")
            }
            geometry = .point(Position(x, y))
        }
    }

    private mutating func read(_ text: String, _ file: String, _ row: Int) throws(SourceFault) {
        let reason: SyntaxReason
        if let bytes = Self.bytes(ofHex: text) {
            do throws(CodecError) {
                (geometry, droppedZM) = try WKB.decode(bytes)
                return
            } catch { reason = error.reason }
        } else {
            do throws(CodecError) {
                let read = try WKTReader.read(text)
                (geometry, droppedZM) = (read.geometry, read.droppedZM)
                return
            } catch { reason = error.reason }
        }
        throw SourceFault(
            .geometryUnreadable, file: file, row: row, value: String(text.prefix(60)), reason: .syntax(reason))
    }

    /// The code of the reference system in extended well-known text or binary; `nil` where it has none.
    static func srid(in text: String) -> Int? {
        if let read = try? WKTReader.read(text) { return read.srid }
        guard let bytes = bytes(ofHex: text), bytes.count >= 9, bytes[0] <= 1 else { return nil }
        let isLittle = bytes[0] == 1
        let code = isLittle ? bytes.littleEndian32(at: 1) & 0xFFFF_FFFF : bytes.bigEndian32(at: 1)
        guard code & 0x2000_0000 != 0 else { return nil }
        return isLittle ? bytes.littleEndian32(at: 5) : bytes.bigEndian32(at: 5)
    }

    private static func bytes(ofHex text: String) -> [UInt8]? {
        // The byte order begins it.
        guard text.hasPrefix("00") || text.hasPrefix("01") else { return nil }
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count >= 10, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
