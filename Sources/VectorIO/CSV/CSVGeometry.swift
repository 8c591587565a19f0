internal import Codecs
internal import SimpleFeatures

/// The geometry of one row.
struct CSVGeometry {
    private(set) var geometry: Geometry?
    private(set) var droppedZM = false
    /// True when arcs were approximated by lines.
    private(set) var hadArcs = false
    /// The code of the reference system in extended well-known text or binary; `nil` when it has none.
    private(set) var srid: Int?

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
                (geometry, droppedZM, hadArcs) = try WKB.read(bytes)
                srid = Self.srid(inBinary: bytes)
                return
            } catch { reason = error.reason }
        } else {
            do throws(CodecError) {
                let read = try WKTReader.read(text)
                (geometry, droppedZM, hadArcs) = (read.geometry, read.droppedZM, read.hadArcs)
                srid = read.srid?.knownSRID
                return
            } catch { reason = error.reason }
        }
        throw SourceFault(
            .geometryUnreadable, file: file, row: row, value: String(text.prefix(60)), reason: .syntax(reason))
    }

    /// The code of the reference system at the start of extended well-known text or binary; `nil` when it has none.
    static func srid(in text: String) -> Int? {
        guard text.prefix(5).uppercased() == "SRID=" else { return bytes(ofHex: text).flatMap(srid(inBinary:)) }
        return Int(text.dropFirst(5).prefix { $0 != ";" })?.knownSRID
    }

    private static func srid(inBinary bytes: [UInt8]) -> Int? {
        guard bytes.count >= 9, bytes[0] <= 1 else { return nil }
        let isLittle = bytes[0] == 1
        let code = isLittle ? bytes.littleEndian32(at: 1) & 0xFFFF_FFFF : bytes.bigEndian32(at: 1)
        guard code & 0x2000_0000 != 0 else { return nil }
        return (isLittle ? bytes.littleEndian32(at: 5) : bytes.bigEndian32(at: 5)).knownSRID
    }

    private static func bytes(ofHex text: String) -> [UInt8]? {
        // The first byte states the byte order.
        guard text.hasPrefix("00") || text.hasPrefix("01") else { return nil }
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count >= 10, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}

extension Int {
    /// `nil` for 0 and below, with which PostGIS marks an unknown system.
    fileprivate var knownSRID: Int? { self > 0 ? self : nil }
}
