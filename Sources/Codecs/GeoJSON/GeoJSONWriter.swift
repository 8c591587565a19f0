public import SimpleFeatures

/// GeoJSON (RFC 7946): longitude before latitude on WGS 84, seven decimals, outer rings counter-clockwise.
public enum GeoJSONWriter {
    /// A property's name as it stands in JSON, made once for many features.
    public struct Name: Sendable {
        fileprivate let member: [UInt8]

        public init(_ name: String) {
            var json = JSONText()
            json.append(string: name)
            json.append(byte: UInt8(ascii: ":"))
            member = json.bytes
        }
    }

    /// One feature. Properties come in the order given; the geometry must be in ``CRS/crs84``.
    ///
    /// - Parameter decimals: How many decimals coordinates have at most, 0 to 12.
    public static func feature(
        id: FeatureID, geometry: Geometry?, properties: [(name: String, value: PropertyValue)], decimals: Int = 7
    ) -> [UInt8] {
        feature(
            id: id, geometry: geometry, properties: properties.map { (name: Name($0.name), value: $0.value) },
            decimals: decimals)
    }

    /// The same, with names that were made before.
    public static func feature(
        id: FeatureID, geometry: Geometry?, properties: [(name: Name, value: PropertyValue)], decimals: Int = 7
    ) -> [UInt8] {
        var json = JSONText(capacity: 4096, coordinateDecimals: decimals)
        json.append(raw: #"{"type":"Feature","id":"#)
        json.append(string: id.text)
        json.append(raw: #","geometry":"#)
        json.append(geometry: geometry)
        json.append(raw: #","properties":{"#)
        var isFirst = true
        for property in properties {
            if !isFirst { json.append(byte: UInt8(ascii: ",")) }
            isFirst = false
            json.append(raw: property.name.member)
            json.append(property.value)
        }
        json.append(raw: "}}")
        return json.bytes
    }

    /// A geometry alone; `null` for none and for an empty one.
    ///
    /// - Parameter decimals: How many decimals coordinates have at most, 0 to 12.
    public static func geometry(_ geometry: Geometry?, decimals: Int = 7) -> [UInt8] {
        var json = JSONText(coordinateDecimals: decimals)
        json.append(geometry: geometry)
        return json.bytes
    }
}

extension JSONText {
    fileprivate mutating func append(geometry: Geometry?) {
        guard let geometry, !geometry.isEmpty else { return append(raw: "null") }
        append(raw: #"{"type":""#)
        append(raw: geometry.kind.rawValue)
        if case .geometryCollection(let parts) = geometry {
            append(raw: #"","geometries":"#)
            // RFC 7946, section 3.1.8: the members are geometries, never null.
            appendList(parts.filter { !$0.isEmpty }) { $0.append(geometry: $1) }
        } else {
            append(raw: #"","coordinates":"#)
            appendCoordinates(of: geometry)
        }
        append(byte: UInt8(ascii: "}"))
    }

    private mutating func appendCoordinates(of geometry: Geometry) {
        switch geometry {
        case .point(let position): append(position)
        case .multiPoint(let positions): append(positions)
        case .lineString(let line): append(line.positions)
        case .multiLineString(let lines): appendList(lines) { $0.append($1.positions) }
        case .polygon(let polygon): append(polygon)
        case .multiPolygon(let polygons): appendList(polygons) { $0.append($1) }
        case .geometryCollection: break
        }
    }

    private mutating func append(_ polygon: Polygon) {
        var isExterior = true
        appendList(polygon.rings) { json, ring in
            json.append(ring.positions.wound(counterClockwise: isExterior))
            isExterior = false
        }
    }

    private mutating func append(_ positions: [Position]) {
        appendList(positions) { $0.append($1) }
    }

    private mutating func append(_ position: Position) {
        append(byte: UInt8(ascii: "["))
        append(coordinate: position.x)
        append(byte: UInt8(ascii: ","))
        append(coordinate: position.y)
        append(byte: UInt8(ascii: "]"))
    }

    private mutating func appendList<Item>(_ items: [Item], _ item: (inout JSONText, Item) -> Void) {
        append(byte: UInt8(ascii: "["))
        for (index, next) in items.enumerated() {
            if index > 0 { append(byte: UInt8(ascii: ",")) }
            item(&self, next)
        }
        append(byte: UInt8(ascii: "]"))
    }
}

extension [Position] {
    /// The ring in the asked-for direction; its first position stays the first.
    fileprivate func wound(counterClockwise: Bool) -> [Position] {
        guard let origin = first else { return self }
        // The shoelace sum, measured from the first position so that large coordinates lose no digits.
        var (doubledArea, from) = (0.0, origin)
        for to in self {
            doubledArea += (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y)
            from = to
        }
        return (doubledArea >= 0) == counterClockwise ? self : reversed()
    }
}
