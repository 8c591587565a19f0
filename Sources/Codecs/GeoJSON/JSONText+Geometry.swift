package import SimpleFeatures

extension JSONText {
    /// Appends a GeoJSON geometry; `null` for `nil` and for an empty geometry.
    package mutating func append(geometry: Geometry?) {
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
            let positions = ring.positions
            json.append(json.isExact ? positions : positions.wound(counterClockwise: isExterior))
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
    /// The ring in the given direction. Its first position stays the first.
    fileprivate func wound(counterClockwise: Bool) -> [Position] {
        guard let origin = first else { return self }
        // The shoelace sum relative to the first position, so that large coordinates lose no digits.
        var (doubledArea, from) = (0.0, origin)
        for to in self {
            doubledArea += (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y)
            from = to
        }
        return (doubledArea >= 0) == counterClockwise ? self : reversed()
    }
}
