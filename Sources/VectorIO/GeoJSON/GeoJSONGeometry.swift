internal import SimpleFeatures

/// Reads a geometry of GeoJSON; heights are dropped.
struct GeoJSONGeometry {
    private(set) var droppedHeights = false
    /// Deeper nesting of collections is no data, but an attack on the stack.
    private static let deepest = 32

    /// - Throws: `JSONScanner.Failure` with what is wrong.
    mutating func geometry(
        _ object: JSONScanner, depth: Int
    ) throws(JSONScanner.Failure) -> Geometry {
        guard depth < Self.deepest else { throw JSONScanner.Failure(reason: "collections nest too deep") }
        var object = object
        var type = ""
        var content: Range<Int>?
        try object.members { (scanner, name) throws(JSONScanner.Failure) in
            let value = try scanner.value()
            switch String(decoding: name, as: UTF8.self) {
            case "type": type = String(decoding: scanner.bytes[value].dropFirst().dropLast(), as: UTF8.self)
            case "coordinates", "geometries": content = value
            default: break
            }
        }
        guard let kind = Geometry.Kind(rawValue: type) else {
            throw JSONScanner.Failure(reason: "\(type.isEmpty ? "an object without a type" : type) is no geometry")
        }
        guard let content else { throw JSONScanner.Failure(reason: "\(type) has no coordinates") }
        var scanner = JSONScanner(object.bytes, content)
        switch kind {
        case .point: return .point(try position(&scanner))
        case .multiPoint: return .multiPoint(try positions(&scanner))
        case .lineString: return .lineString(LineString(try positions(&scanner)))
        case .multiLineString: return .multiLineString(try lines(&scanner))
        case .polygon: return .polygon(try polygon(&scanner))
        case .multiPolygon:
            var polygons: [Polygon] = []
            try scanner.items { (scanner) throws(JSONScanner.Failure) in polygons.append(try polygon(&scanner)) }
            return .multiPolygon(polygons)
        case .geometryCollection:
            var parts: [Geometry] = []
            try scanner.items { (scanner) throws(JSONScanner.Failure) in
                let place = try scanner.value()
                parts.append(try geometry(JSONScanner(scanner.bytes, place), depth: depth + 1))
            }
            return .geometryCollection(parts)
        }
    }

    private mutating func polygon(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> Polygon {
        let rings = try lines(&scanner)
        return Polygon(rings.first ?? LineString([]), holes: Array(rings.dropFirst()))
    }

    private mutating func lines(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> [LineString] {
        var lines: [LineString] = []
        try scanner.items { (scanner) throws(JSONScanner.Failure) in
            lines.append(LineString(try positions(&scanner)))
        }
        return lines
    }

    private mutating func positions(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> [Position] {
        var positions: [Position] = []
        try scanner.items { (scanner) throws(JSONScanner.Failure) in positions.append(try position(&scanner)) }
        return positions
    }

    private mutating func position(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> Position {
        try scanner.expect("[")
        let x = try scanner.number()
        try scanner.expect(",")
        let y = try scanner.number()
        while scanner.accept(",") {
            _ = try scanner.value()
            droppedHeights = true
        }
        try scanner.expect("]")
        return Position(x, y)
    }
}
