internal import SimpleFeatures

/// Reads the geometry of a feature that ``GeoJSONWriter`` wrote: in that order, without spaces, and so many times as fast
/// as JSON in general. A query looks at thousands of them.
struct CanonicalGeoJSONReader {
    private let bytes: [UInt8]
    private var place = 0

    /// It is another JSON, whatever it says.
    private struct OtherJSON: Error {}

    /// - Returns: whether the writer wrote it, and is no collection; and its geometry, `nil` for a feature without one.
    static func geometry(ofFeature json: [UInt8]) -> (isWritten: Bool, geometry: Geometry?) {
        var reader = CanonicalGeoJSONReader(bytes: json)
        do { return (true, try reader.feature()) } catch { return (false, nil) }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func feature() throws(OtherJSON) -> Geometry? {
        try expect(#"{"type":"Feature","id":"#)
        try skipString()
        try expect(#","geometry":"#)
        if next == UInt8(ascii: "n") {
            try expect(#"null,"properties":"#)
            return nil
        }
        try expect(#"{"type":"#)
        let start = place + 1
        try skipString()
        guard let kind = Geometry.Kind(rawValue: String(decoding: bytes[start..<place - 1], as: UTF8.self)) else {
            throw OtherJSON()
        }
        try expect(#","coordinates":"#)
        let geometry = try coordinates(of: kind)
        try expect(#"},"properties":"#)
        return geometry
    }

    private mutating func coordinates(of kind: Geometry.Kind) throws(OtherJSON) -> Geometry {
        switch kind {
        case .point: .point(try position())
        case .lineString: .lineString(try line())
        case .polygon: .polygon(try polygon())
        case .multiPoint: .multiPoint(try list { reader throws(OtherJSON) in try reader.position() })
        case .multiLineString: .multiLineString(try list { reader throws(OtherJSON) in try reader.line() })
        case .multiPolygon: .multiPolygon(try list { reader throws(OtherJSON) in try reader.polygon() })
        case .geometryCollection: throw OtherJSON()
        }
    }

    private mutating func polygon() throws(OtherJSON) -> Polygon {
        let rings = try list { reader throws(OtherJSON) in try reader.line() }
        guard let exterior = rings.first else { throw OtherJSON() }
        return Polygon(exterior, holes: Array(rings.dropFirst()))
    }

    private mutating func line() throws(OtherJSON) -> LineString {
        LineString(try list { reader throws(OtherJSON) in try reader.position() })
    }

    private mutating func position() throws(OtherJSON) -> Position {
        try expect(UInt8(ascii: "["))
        let x = try number()
        try expect(UInt8(ascii: ","))
        let y = try number()
        try expect(UInt8(ascii: "]"))
        return Position(x, y)
    }

    private mutating func list<Item>(
        _ item: (inout Self) throws(OtherJSON) -> Item
    ) throws(OtherJSON) -> [Item] {
        try expect(UInt8(ascii: "["))
        var items: [Item] = []
        repeat {
            items.append(try item(&self))
        } while skip(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
        return items
    }

    /// Digits that a `Double` holds exactly, divided by a power of ten that it holds exactly: so the nearest there is.
    private mutating func number() throws(OtherJSON) -> Double {
        let isNegative = skip(UInt8(ascii: "-"))
        let start = place
        var digits = 0
        while let digit = nextDigit, place - start < 17 {
            digits = digits * 10 + digit
            place += 1
        }
        guard place > start else { throw OtherJSON() }
        var power = 1.0
        if skip(UInt8(ascii: ".")) {
            while let digit = nextDigit, place - start < 18 {
                digits = digits * 10 + digit
                power *= 10
                place += 1
            }
        }
        guard digits < 1 << 53 else { throw OtherJSON() }
        let value = Double(digits) / power
        return isNegative ? -value : value
    }

    // MARK: Bytes

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private var nextDigit: Int? {
        guard place < bytes.count, case let digit = bytes[place] &- UInt8(ascii: "0"), digit < 10 else { return nil }
        return Int(digit)
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(OtherJSON) {
        guard skip(byte) else { throw OtherJSON() }
    }

    private mutating func expect(_ text: String) throws(OtherJSON) {
        for byte in text.utf8 { try expect(byte) }
    }

    private mutating func skipString() throws(OtherJSON) {
        try expect(UInt8(ascii: "\""))
        while let byte = next, byte != UInt8(ascii: "\"") { place += byte == UInt8(ascii: "\\") ? 2 : 1 }
        try expect(UInt8(ascii: "\""))
    }
}
