internal import SimpleFeatures

/// Writes ISO WKB, little-endian, in two dimensions.
struct WKBWriter {
    var bytes: [UInt8]

    mutating func write(_ geometry: Geometry) {
        bytes.append(1)
        write(geometry.kind.wkbCode)
        switch geometry {
        case .point(let position): write(position)
        case .lineString(let line): write(line.positions)
        case .polygon(let polygon): writeRings(polygon)
        case .multiPoint(let positions): writeParts(positions, Geometry.point)
        case .multiLineString(let lines): writeParts(lines, Geometry.lineString)
        case .multiPolygon(let polygons): writeParts(polygons, Geometry.polygon)
        case .geometryCollection(let parts): writeParts(parts) { $0 }
        }
    }

    private mutating func writeParts<Part>(_ parts: [Part], _ geometry: (Part) -> Geometry) {
        write(UInt32(parts.count))
        for part in parts { write(geometry(part)) }
    }

    private mutating func writeRings(_ polygon: Polygon) {
        // An empty polygon has no rings.
        let rings = polygon.exterior.positions.isEmpty ? [] : polygon.rings
        write(UInt32(rings.count))
        for ring in rings { write(ring.positions) }
    }

    private mutating func write(_ positions: [Position]) {
        write(UInt32(positions.count))
        guard 1.littleEndian == 1 else { return positions.forEach { write($0) } }
        // A position has the same layout in memory: two little-endian numbers.
        unsafe positions.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func write(_ position: Position) {
        write(position.x.bitPattern)
        write(position.y.bitPattern)
    }

    private mutating func write(_ value: some FixedWidthInteger) {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }
}
