// The exact test of a geometry against an envelope. It follows the test of the spatial index.

extension Envelope {
    /// True when any part of the geometry is inside or on the edge of this envelope.
    public func meets(_ geometry: Geometry) -> Bool {
        switch geometry {
        case .point(let position): contains(position)
        case .multiPoint(let positions): positions.contains(where: contains)
        case .lineString(let line): meetsEdge(of: line)
        case .multiLineString(let lines): lines.contains(where: meetsEdge)
        case .polygon(let polygon): meets(polygon)
        case .multiPolygon(let polygons): polygons.contains(where: meets)
        case .geometryCollection(let parts): parts.contains(where: meets)
        }
    }

    private func meets(_ polygon: Polygon) -> Bool {
        // Either a ring crosses the box, or the box is completely inside or outside.
        polygon.rings.contains(where: meetsEdge) || polygon.contains(Position(minX, minY))
    }

    private func meetsEdge(of line: LineString) -> Bool {
        guard let first = line.positions.first else { return false }
        if line.positions.count == 1 { return contains(first) }
        return zip(line.positions, line.positions.dropFirst()).contains { meetsSegment($0, $1) }
    }

    /// True when a part of the segment is in the box. Uses Liang–Barsky clipping.
    private func meetsSegment(_ from: Position, _ to: Position) -> Bool {
        let dx = to.x - from.x
        let dy = to.y - from.y
        var enter = 0.0
        var leave = 1.0
        for (delta, distance) in [
            (-dx, from.x - minX), (dx, maxX - from.x), (-dy, from.y - minY), (dy, maxY - from.y),
        ] {
            if delta == 0 {
                if distance < 0 { return false }
            } else if delta < 0 {
                enter = max(enter, distance / delta)
            } else {
                leave = min(leave, distance / delta)
            }
        }
        return enter <= leave
    }
}

extension Polygon {
    /// True when the position is inside the polygon. Counts the edges that a ray to the right crosses.
    ///
    /// The result for a position on an edge is undefined.
    public func contains(_ position: Position) -> Bool {
        rings.reduce(false) { inside, ring in inside != ring.crossesRay(from: position) }
    }
}

extension LineString {
    fileprivate func crossesRay(from position: Position) -> Bool {
        var odd = false
        for (a, b) in zip(positions, positions.dropFirst())
        where (a.y > position.y) != (b.y > position.y)
            && position.x < (b.x - a.x) * (position.y - a.y) / (b.y - a.y) + a.x
        {
            odd.toggle()
        }
        return odd
    }
}
