package import SimpleFeatures

/// Reads well-known text (OGC 06-103r4), extended by PostGIS' `SRID=25832;`; drops heights and measures.
package struct WKTReader {
    /// A geometry, and the other data in its text.
    package struct Result {
        /// The geometry in two dimensions.
        package var geometry: Geometry
        /// True when heights or measures were dropped.
        package var droppedZM = false
        /// True when arcs were approximated by lines.
        package var hadArcs = false
        /// The code of the reference system; `nil` when the text has none.
        package var srid: Int?
    }

    private let bytes: [UInt8]
    var offset: Int
    private var droppedZM = false
    var hadArcs = false
    private let rules: GeometryRules

    private init(_ bytes: [UInt8], at offset: Int, _ rules: GeometryRules) {
        (self.bytes, self.offset, self.rules) = (bytes, offset, rules)
    }

    /// Parses the whole text as one geometry.
    ///
    /// - Throws: ``CodecError`` with the offset of the error.
    package static func read(_ text: String) throws(CodecError) -> Result {
        let bytes = Array(text.utf8)
        var start = 0
        var srid: Int?
        if text.prefix(5).uppercased() == "SRID=", let end = bytes.firstIndex(of: UInt8(ascii: ";")) {
            let code = String(decoding: bytes[5..<end], as: UTF8.self)
            guard let number = Int(code) else { throw CodecError(.notANumber(String(code.prefix(20))), at: 5) }
            srid = number
            start = end + 1
        }
        var reader = WKTReader(bytes, at: start, .tolerant)
        let geometry = try reader.geometry(depth: 0)
        reader.skipSpace()
        guard reader.offset == bytes.count else { throw reader.error(.textAfterEnd) }
        return Result(geometry: geometry, droppedZM: reader.droppedZM, hadArcs: reader.hadArcs, srid: srid)
    }

    /// The geometry after its type name, and the offset after its last parenthesis.
    ///
    /// - Parameter offset: the offset of its first parenthesis, or of white space before it.
    /// - Throws: ``CodecError`` with the offset of the error.
    package static func coordinates(
        of kind: Geometry.Kind, in bytes: [UInt8], at offset: Int, _ rules: GeometryRules
    ) throws(CodecError) -> (geometry: Geometry, end: Int) {
        var reader = WKTReader(bytes, at: offset, rules)
        let geometry = try reader.coordinates(of: kind, depth: 0)
        return (geometry, reader.offset)
    }

    mutating func geometry(depth: Int) throws(CodecError) -> Geometry {
        skipSpace()
        let start = offset
        let word = word()
        guard let type = type(named: word) else {
            throw CodecError(word.isEmpty ? .typeMissing : .geometryTypeUnknown(String(word.prefix(40))), at: start)
        }
        if type.nests, let problem = rules.problem(ofCollectionAtDepth: depth) { throw CodecError(problem, at: start) }
        let end = offset
        if !["Z", "M", "ZM"].contains(self.word()) { offset = end }
        switch type {
        case .linear(let kind): return try coordinates(of: kind, depth: depth)
        case .curve(let curve): return try self.curve(curve, depth: depth)
        }
    }

    /// A type by its name.
    private enum NamedType {
        case linear(Geometry.Kind)
        case curve(CurveType)

        /// True for a type whose parts have type names of their own.
        var nests: Bool { if case .linear(let kind) = self { kind == .geometryCollection } else { true } }
    }

    /// The type with this name, to which `Z`, `M` or `ZM` may be appended; `nil` when it is unknown.
    ///
    /// The grammar of CQL2 has no curves.
    private func type(named word: String) -> NamedType? {
        for suffix in ["", "ZM", "Z", "M"] where word.hasSuffix(suffix) {
            let name = String(word.dropLast(suffix.count))
            if let kind = Self.kinds[name] { return .linear(kind) }
            if rules == .tolerant, let curve = CurveType(name: name) { return .curve(curve) }
        }
        return nil
    }

    private static let kinds = Dictionary(
        uniqueKeysWithValues: Geometry.Kind.allCases.map { ($0.rawValue.uppercased(), $0) })

    private mutating func coordinates(of kind: Geometry.Kind, depth: Int) throws(CodecError) -> Geometry {
        switch kind {
        case .point: return .point(try point())
        case .lineString: return .lineString(try line())
        case .polygon: return .polygon(try polygon())
        case .multiPoint:
            return .multiPoint(try list { (reader) throws(CodecError) in try reader.pointOfMultiPoint() })
        case .multiLineString:
            return .multiLineString(try list { (reader) throws(CodecError) in try reader.line() })
        case .multiPolygon:
            return .multiPolygon(try list { (reader) throws(CodecError) in try reader.polygon() })
        case .geometryCollection:
            return .geometryCollection(
                try list { (reader) throws(CodecError) in try reader.geometry(depth: depth + 1) })
        }
    }

    private mutating func point() throws(CodecError) -> Position {
        skipSpace()
        let start = offset
        let positions = try positions()
        guard positions.count == 1 else { throw CodecError(.pointNotOnePosition, at: start) }
        return positions[0]
    }

    /// Accepts a point with parentheses of its own, as in the standard, or without.
    private mutating func pointOfMultiPoint() throws(CodecError) -> Position {
        skipSpace()
        return next == UInt8(ascii: "(") ? try point() : try position()
    }

    mutating func polygon() throws(CodecError) -> Polygon {
        let rings = try list { (reader) throws(CodecError) in try reader.ring() }
        return Polygon(rings: rings)
    }

    private mutating func ring() throws(CodecError) -> LineString {
        skipSpace()
        let start = offset
        let ring = LineString(try positions())
        if let problem = rules.problem(ofRing: ring) { throw CodecError(problem, at: start) }
        return ring
    }

    mutating func line() throws(CodecError) -> LineString {
        skipSpace()
        let start = offset
        let line = LineString(try positions())
        if let problem = rules.problem(ofLine: line) { throw CodecError(problem, at: start) }
        return line
    }

    private mutating func positions() throws(CodecError) -> [Position] {
        try list { (reader) throws(CodecError) in try reader.position() }
    }

    private mutating func position() throws(CodecError) -> Position {
        let x = try number()
        let y = try number()
        while isAtNumber { _ = try number(); droppedZM = true }
        return Position(x, y)
    }

    /// Reads `EMPTY`, or items in parentheses, separated by commas.
    mutating func list<Item>(
        _ item: (inout WKTReader) throws(CodecError) -> Item
    ) throws(CodecError) -> [Item] {
        skipSpace()
        let start = offset
        if word() == "EMPTY" {
            guard rules == .tolerant else { throw CodecError(.partEmpty, at: start) }
            return []
        }
        offset = start
        try expect("(")
        var items = [try item(&self)]
        while accept(",") { items.append(try item(&self)) }
        try expect(")")
        return items
    }
}

// MARK: Words, numbers and marks

extension WKTReader {
    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func number() throws(CodecError) -> Double {
        skipSpace()
        let start = offset
        while let byte = next, !Self.endsNumber(byte) { offset += 1 }
        let number = DecimalNumber.read(bytes[start..<offset])
        if let number, rules == .tolerant || number.isFinite { return number }
        let text = String(decoding: bytes[start..<offset].prefix(20), as: UTF8.self)
        throw CodecError(text.isEmpty ? .numberMissing : .notANumber(text), at: start)
    }

    private var isAtNumber: Bool {
        mutating get {
            skipSpace()
            return next.map { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ")") } ?? false
        }
    }

    private static func endsNumber(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") || byte <= 0x20 || byte >= 0x80
    }

    /// Reads the following letters and returns them in upper case.
    mutating func word() -> String {
        skipSpace()
        let start = offset
        while let byte = next, (0x41...0x5A).contains(byte & 0xDF) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self).uppercased()
    }

    private mutating func accept(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: mark) else { return false }
        offset += 1
        return true
    }

    private mutating func expect(_ mark: Unicode.Scalar) throws(CodecError) {
        guard accept(mark) else { throw error(.markMissing(String(Character(mark)))) }
    }

    /// Skips white space, including Unicode white space such as a no-break space.
    mutating func skipSpace() {
        while let byte = next {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                offset += 1
            } else if byte >= 0x80, let length = lengthOfUnicodeSpace {
                offset += length
            } else {
                return
            }
        }
    }

    private var lengthOfUnicodeSpace: Int? {
        let scalar = String(decoding: bytes[offset...].prefix(3), as: UTF8.self).unicodeScalars.first
        return scalar.flatMap { $0.properties.isWhitespace ? $0.utf8.count : nil }
    }

    private func error(_ reason: SyntaxReason) -> CodecError { CodecError(reason, at: offset) }
}
