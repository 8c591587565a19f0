package import SimpleFeatures

/// Reads a geometry object of GeoJSON (RFC 7946); drops heights.
package struct GeoJSONGeometryReader {
    /// True when a position had more than two numbers.
    package private(set) var droppedHeights = false
    private let rules: GeometryRules

    /// Creates a reader with these rules.
    package init(_ rules: GeometryRules = .tolerant) { self.rules = rules }

    /// Reads the scanner's next value as a geometry; `nil` for `null`. Longitude comes before latitude.
    ///
    /// - Throws: ``CodecError`` with the offset of the error.
    package mutating func geometry(_ scanner: JSONScanner) throws(CodecError) -> Geometry? {
        try geometry(scanner, depth: 0)
    }

    private mutating func geometry(_ scanner: JSONScanner, depth: Int) throws(CodecError) -> Geometry? {
        var scanner = scanner
        guard scanner.peek() != UInt8(ascii: "n") else { return nil }
        let start = scanner.offset
        let bytes = scanner.bytes
        var type: Range<Int>?
        var content: Range<Int>?
        try scanner.forEachMember { (name, value) throws(CodecError) in
            if bytes[name].elementsEqual("type".utf8) { type = value }
            if bytes[name].elementsEqual("coordinates".utf8) || bytes[name].elementsEqual("geometries".utf8) {
                content = value
            }
        }
        guard let type else { throw CodecError(.typeMissing, at: start) }
        let name = try JSONString.text(in: bytes, at: type, .tolerant)
        guard let kind = Geometry.Kind(rawValue: name) else {
            throw CodecError(.geometryTypeUnknown(String(name.prefix(40))), at: type.lowerBound)
        }
        guard let content else { throw CodecError(.coordinatesMissing(name), at: start) }
        if kind == .geometryCollection, let problem = rules.problem(ofCollectionAtDepth: depth) {
            throw CodecError(problem, at: start)
        }
        return try geometry(kind, JSONScanner(bytes, content), depth)
    }

    private mutating func geometry(
        _ kind: Geometry.Kind, _ content: JSONScanner, _ depth: Int
    ) throws(CodecError) -> Geometry {
        var scanner = content
        switch kind {
        case .point: return .point(try position(&scanner))
        case .multiPoint: return .multiPoint(try positions(&scanner))
        case .lineString: return .lineString(try line(&scanner))
        case .multiLineString:
            return .multiLineString(
                try list(&scanner) { (reader, scanner) throws(CodecError) in try reader.line(&scanner) })
        case .polygon: return .polygon(try polygon(&scanner))
        case .multiPolygon:
            return .multiPolygon(
                try list(&scanner) { (reader, scanner) throws(CodecError) in try reader.polygon(&scanner) })
        case .geometryCollection:
            let parts = try list(&scanner) { (reader, scanner) throws(CodecError) in
                let bytes = scanner.bytes
                return try reader.geometry(JSONScanner(bytes, try scanner.value()), depth: depth + 1)
            }
            return .geometryCollection(parts.compactMap(\.self))
        }
    }

    private mutating func polygon(_ scanner: inout JSONScanner) throws(CodecError) -> Polygon {
        let rings = try list(&scanner) { (reader, scanner) throws(CodecError) in try reader.ring(&scanner) }
        return Polygon(rings: rings)
    }

    private mutating func ring(_ scanner: inout JSONScanner) throws(CodecError) -> LineString {
        _ = scanner.peek()
        let start = scanner.offset
        let ring = LineString(try positions(&scanner))
        if let problem = rules.problem(ofRing: ring) { throw CodecError(problem, at: start) }
        return ring
    }

    private mutating func line(_ scanner: inout JSONScanner) throws(CodecError) -> LineString {
        _ = scanner.peek()
        let start = scanner.offset
        let line = LineString(try positions(&scanner))
        if let problem = rules.problem(ofLine: line) { throw CodecError(problem, at: start) }
        return line
    }

    private mutating func positions(_ scanner: inout JSONScanner) throws(CodecError) -> [Position] {
        _ = scanner.peek()
        let start = scanner.offset
        var positions: [Position] = []
        try scanner.forEachItem { (scanner) throws(CodecError) in positions.append(try position(&scanner)) }
        if positions.isEmpty, rules == .strict { throw CodecError(.partEmpty, at: start) }
        return positions
    }

    private mutating func list<Item>(
        _ scanner: inout JSONScanner,
        _ item: (inout Self, inout JSONScanner) throws(CodecError) -> Item
    ) throws(CodecError) -> [Item] {
        _ = scanner.peek()
        let start = scanner.offset
        var items: [Item] = []
        try scanner.forEachItem { (scanner) throws(CodecError) in items.append(try item(&self, &scanner)) }
        if items.isEmpty, rules == .strict { throw CodecError(.partEmpty, at: start) }
        return items
    }

    private mutating func position(_ scanner: inout JSONScanner) throws(CodecError) -> Position {
        try scanner.expect("[")
        let x = try scanner.number(allowsInfinity: rules == .tolerant)
        try scanner.expect(",")
        let y = try scanner.number(allowsInfinity: rules == .tolerant)
        while scanner.accept(",") {
            _ = try scanner.value()
            droppedHeights = true
        }
        try scanner.expect("]")
        return Position(x, y)
    }
}
