internal import SimpleFeatures

/// Reads well-known text (ISO, and PostGIS' with its `SRID=25832;`); heights and measures are dropped.
struct WKTReader {
    struct Geometry {
        var geometry: SimpleFeatures.Geometry
        var droppedZM = false
        /// The code of the reference system, where the text names one.
        var srid: Int?
    }

    /// Why text is no geometry.
    struct Failure: Error { var reason: String }

    private var text: ArraySlice<UInt8>
    private var droppedZM = false
    private static let deepest = 32

    private init(_ text: Substring) { self.text = Array(text.utf8)[...] }

    /// - Throws: ``Failure`` with what was expected.
    static func read(_ text: String) throws(Failure) -> Geometry {
        var rest = text[...]
        var srid: Int?
        if text.uppercased().hasPrefix("SRID="), let end = text.firstIndex(of: ";") {
            srid = Int(text[text.index(text.startIndex, offsetBy: 5)..<end])
            rest = text[text.index(after: end)...]
        }
        var reader = WKTReader(rest)
        let geometry = try reader.geometry(depth: 0)
        reader.skipSpace()
        guard reader.text.isEmpty else { throw Failure(reason: "there is text after its end") }
        return Geometry(geometry: geometry, droppedZM: reader.droppedZM, srid: srid)
    }

    private mutating func geometry(depth: Int) throws(Failure) -> SimpleFeatures.Geometry {
        guard depth < Self.deepest else { throw Failure(reason: "collections nest too deep") }
        var word = word()
        for suffix in ["ZM", "Z", "M"] where word.hasSuffix(suffix) && Self.kinds[word] == nil {
            word.removeLast(suffix.count)
        }
        guard let kind = Self.kinds[word] else {
            throw Failure(reason: word.isEmpty ? "it does not begin with a word" : "\(word) is no kind of geometry")
        }
        let start = text
        let next = self.word()
        if !["Z", "M", "ZM"].contains(next) { text = start }
        return try body(kind, depth)
    }

    private static let kinds = Dictionary(
        uniqueKeysWithValues: SimpleFeatures.Geometry.Kind.allCases.map { ($0.rawValue.uppercased(), $0) })

    private mutating func body(
        _ kind: SimpleFeatures.Geometry.Kind, _ depth: Int
    ) throws(Failure) -> SimpleFeatures.Geometry {
        switch kind {
        case .point:
            let positions = try line().positions
            guard positions.count == 1 else { throw Failure(reason: "a point has one position") }
            return .point(positions[0])
        case .lineString: return .lineString(try line())
        case .polygon: return .polygon(try polygon())
        case .multiPoint:
            return .multiPoint(
                try list { (reader) throws(Failure) in
                    reader.skipSpace()
                    guard reader.text.first == UInt8(ascii: "(") else { return try reader.position() }
                    guard let position = try reader.line().positions.first else {
                        throw Failure(reason: "a point has one position")
                    }
                    return position
                })
        case .multiLineString:
            return .multiLineString(try list { (reader) throws(Failure) in try reader.line() })
        case .multiPolygon:
            return .multiPolygon(try list { (reader) throws(Failure) in try reader.polygon() })
        case .geometryCollection:
            return .geometryCollection(
                try list { (reader) throws(Failure) in try reader.geometry(depth: depth + 1) })
        }
    }

    private mutating func polygon() throws(Failure) -> Polygon {
        let rings = try list { (reader) throws(Failure) in try reader.line() }
        return Polygon(rings.first ?? LineString([]), holes: Array(rings.dropFirst()))
    }

    private mutating func line() throws(Failure) -> LineString {
        LineString(try list { (reader) throws(Failure) in try reader.position() })
    }

    private mutating func position() throws(Failure) -> Position {
        let x = try number()
        let y = try number()
        while isAtNumber { _ = try number(); droppedZM = true }
        return Position(x, y)
    }

    /// `EMPTY`, or items with commas between them in parentheses.
    private mutating func list<Item>(
        _ item: (inout WKTReader) throws(Failure) -> Item
    ) throws(Failure) -> [Item] {
        let start = text
        if word() == "EMPTY" { return [] }
        text = start
        try expect("(")
        var items = [try item(&self)]
        while accept(",") { items.append(try item(&self)) }
        try expect(")")
        return items
    }

    private mutating func number() throws(Failure) -> Double {
        skipSpace()
        let digits = text.prefix { !Self.isSpace($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ")") }
        guard let number = DecimalNumber.read(digits) else {
            let word = String(decoding: digits, as: UTF8.self)
            throw Failure(reason: word.isEmpty ? "a number is missing" : "\(word.prefix(20)) is no number")
        }
        text = text.dropFirst(digits.count)
        return number
    }

    private var isAtNumber: Bool {
        mutating get {
            skipSpace()
            return text.first.map { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ")") } ?? false
        }
    }

    /// The letters that follow, in upper case.
    private mutating func word() -> String {
        skipSpace()
        let letters = text.prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
        text = text.dropFirst(letters.count)
        return String(decoding: letters, as: UTF8.self).uppercased()
    }

    private mutating func accept(_ mark: Character) -> Bool {
        skipSpace()
        guard text.first == mark.asciiValue else { return false }
        text = text.dropFirst()
        return true
    }

    private mutating func expect(_ mark: Character) throws(Failure) {
        guard accept(mark) else { throw Failure(reason: "\(mark) is missing") }
    }

    private mutating func skipSpace() { text = text.drop(while: Self.isSpace) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
