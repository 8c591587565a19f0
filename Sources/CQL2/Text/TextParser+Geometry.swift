internal import SimpleFeatures

// Well-known text as CQL2's grammar has it: heights are read and dropped, nothing is empty, and rings are closed.

extension TextParser {
    /// The geometry that this word begins; `nil` when it begins none.
    mutating func geometryLiteral(_ keyword: String) throws(FilterError) -> FilterExpression? {
        if keyword == "BBOX" { return token == .symbol(.open) ? .bbox(try box()) : nil }
        guard let kind = Self.kinds[keyword] else { return nil }
        if token.keyword == "Z" { try advance() }
        if token.keyword == "EMPTY" {
            throw error("An empty geometry lies nowhere; leave the condition out.", at: start)
        }
        guard token == .symbol(.open) else { return nil }
        return .geometry(try body(kind))
    }

    private static let kinds = Dictionary(
        uniqueKeysWithValues: Geometry.Kind.allCases.map { ($0.rawValue.uppercased(), $0) })

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

    private mutating func body(_ kind: Geometry.Kind) throws(FilterError) -> Geometry {
        switch kind {
        case .point: return .point(try point())
        case .lineString: return .lineString(try line())
        case .polygon: return .polygon(try polygon())
        case .multiPoint:
            return .multiPoint(
                try items { (parser) throws(FilterError) in
                    parser.token == .symbol(.open) ? try parser.point() : try parser.position()
                })
        case .multiLineString: return .multiLineString(try items { (parser) throws(FilterError) in try parser.line() })
        case .multiPolygon: return .multiPolygon(try items { (parser) throws(FilterError) in try parser.polygon() })
        case .geometryCollection:
            return .geometryCollection(
                try items { (parser) throws(FilterError) in
                    let names = Self.kinds.keys.filter { $0 != "GEOMETRYCOLLECTION" }.sorted()
                    guard let word = parser.token.keyword, let kind = Self.kinds[word], kind != .geometryCollection
                    else {
                        throw parser.expected("a geometry, of which no collection is one", among: names)
                    }
                    try parser.advance()
                    if parser.token.keyword == "Z" { try parser.advance() }
                    return try parser.body(kind)
                })
        }
    }

    private mutating func point() throws(FilterError) -> Position {
        try expect(.open, "before the coordinates")
        let position = try position()
        try expect(.close, "after the point")
        return position
    }

    private mutating func line() throws(FilterError) -> LineString {
        let begin = start
        let positions = try items { (parser) throws(FilterError) in try parser.position() }
        guard positions.count >= 2 else { throw error("A line has two positions at least.", at: begin) }
        return LineString(positions)
    }

    private mutating func polygon() throws(FilterError) -> Polygon {
        let rings = try items { (parser) throws(FilterError) in
            let begin = parser.start
            let ring = LineString(try parser.items { (parser) throws(FilterError) in try parser.position() })
            if let fault = ring.ringFault { throw parser.error(fault, at: begin) }
            return ring
        }
        return Polygon(rings[0], holes: Array(rings.dropFirst()))
    }

    private mutating func position() throws(FilterError) -> Position {
        let x = try coordinate()
        let position = Position(x, try coordinate())
        if token != .symbol(.comma), token != .symbol(.close) { _ = try coordinate() }
        return position
    }

    /// In parentheses, with commas between them; one at least.
    private mutating func items<Item>(
        _ item: (inout TextParser) throws(FilterError) -> Item
    ) throws(FilterError) -> [Item] {
        try expect(.open, "before the coordinates")
        var items = [try item(&self)]
        while try accept(.comma) { items.append(try item(&self)) }
        try expect(.close, "or ',' after the coordinates")
        return items
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

extension LineString {
    /// Why it is no ring; `nil` when it is one.
    var ringFault: String? {
        if positions.count < 4 { return "A ring has four positions at least, the last of which is the first." }
        if positions.first != positions.last { return "The ring does not end where it begins." }
        return nil
    }
}
