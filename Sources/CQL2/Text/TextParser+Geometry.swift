internal import Codecs
internal import SimpleFeatures

extension TextParser {
    /// Parses the geometry that this word begins; `nil` when it begins none.
    ///
    /// As in the grammar of CQL2, no part may be empty, and rings must be closed. Heights are dropped.
    mutating func geometryLiteral(_ keyword: String) throws(FilterError) -> FilterExpression? {
        if keyword == "BBOX" { return token == .symbol(.open) ? .bbox(try box()) : nil }
        guard let kind = Self.kinds[keyword] else { return nil }
        if token.keyword == "Z" { try advance() }
        if token.keyword == "EMPTY" {
            throw error("An empty geometry lies nowhere; leave the condition out.", at: start)
        }
        guard token == .symbol(.open) else { return nil }
        return .geometry(try coordinates(of: kind))
    }

    private static let kinds = Dictionary(
        uniqueKeysWithValues: Geometry.Kind.allCases.map { ($0.rawValue.uppercased(), $0) })

    private mutating func coordinates(of kind: Geometry.Kind) throws(FilterError) -> Geometry {
        let parsed: (geometry: Geometry, end: Int)
        do throws(CodecError) {
            parsed = try WKTReader.coordinates(of: kind, in: lexer.bytes, at: start, .strict)
        } catch {
            let types = Self.kinds.keys.filter { $0 != "GEOMETRYCOLLECTION" }.sorted()
            throw FilterError(geometry: error, in: lexer.text, types: types)
        }
        try resume(at: parsed.end)
        return parsed.geometry
    }

    private mutating func box() throws(FilterError) -> BBox {
        let begin = start
        try expect(.open, "after BBOX")
        var numbers = [try coordinate()]
        while try accept(.comma) { numbers.append(try coordinate()) }
        try expect(.close, "after the box")
        guard let box = BBox(numbers) else {
            throw error("BBOX \(BBox.requirement)", at: begin)
        }
        return box
    }

    private mutating func coordinate() throws(FilterError) -> Double {
        let isNegative = try accept(.minus)
        if !isNegative { _ = try accept(.plus) }
        let number: Double
        switch token {
        case .integer(let integer): number = Double(integer)
        case .number(let value): number = value
        default: throw expected("a coordinate")
        }
        try advance()
        return isNegative ? -number : number
    }
}
