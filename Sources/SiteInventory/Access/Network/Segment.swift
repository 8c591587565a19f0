package import SimpleFeatures

/// A line segment in the plane.
struct Segment: Hashable, Sendable {
    var from: Position
    var to: Position

    /// The two nearest points, one on each segment. For crossing segments both are the crossing.
    func nearest(to other: Segment) -> (own: Position, other: Position, distance: Double) {
        if let crossing = crossing(with: other) { return (crossing, crossing, 0) }
        var best = (own: from, other: other.nearest(to: from), distance: Double.infinity)
        func consider(_ own: Position, _ its: Position) {
            let distance = own.distance(to: its)
            if distance < best.distance { best = (own, its, distance) }
        }
        consider(from, other.nearest(to: from))
        consider(to, other.nearest(to: to))
        consider(nearest(to: other.from), other.from)
        consider(nearest(to: other.to), other.to)
        return best
    }

    /// A lower bound of the distance to `box`: the distance between the boxes of both.
    func leastDistance(to box: Envelope) -> Double {
        let dx = max(box.minX - max(from.x, to.x), min(from.x, to.x) - box.maxX, 0)
        let dy = max(box.minY - max(from.y, to.y), min(from.y, to.y) - box.maxY, 0)
        return (dx * dx + dy * dy).squareRoot()
    }

    /// A lower bound of the distance to `other`: the distance between the boxes of both.
    func leastDistance(to other: Segment) -> Double {
        let dx = max(
            min(other.from.x, other.to.x) - max(from.x, to.x), min(from.x, to.x) - max(other.from.x, other.to.x), 0)
        let dy = max(
            min(other.from.y, other.to.y) - max(from.y, to.y), min(from.y, to.y) - max(other.from.y, other.to.y), 0)
        return (dx * dx + dy * dy).squareRoot()
    }

    /// The point of the segment nearest to the position.
    func nearest(to position: Position) -> Position { at(share(of: position)) }

    /// The fraction of the segment, 0...1, at which the point nearest to the position lies.
    func share(of position: Position) -> Double {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let squared = dx * dx + dy * dy
        guard squared > 0 else { return 0 }
        return min(max(((position.x - from.x) * dx + (position.y - from.y) * dy) / squared, 0), 1)
    }

    func at(_ share: Double) -> Position {
        share == 1 ? to : Position(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
    }

    /// The crossing of the two segments; `nil` for parallel segments, which can touch only at an end.
    private func crossing(with other: Segment) -> Position? {
        let (ax, ay) = (to.x - from.x, to.y - from.y)
        let (bx, by) = (other.to.x - other.from.x, other.to.y - other.from.y)
        let cross = ax * by - ay * bx
        guard cross != 0 else { return nil }
        let (dx, dy) = (other.from.x - from.x, other.from.y - from.y)
        let (own, its) = ((dx * by - dy * bx) / cross, (dx * ay - dy * ax) / cross)
        return (0...1).contains(own) && (0...1).contains(its) ? at(own) : nil
    }
}

extension Position {
    /// The distance to the position, in the unit of the plane.
    package func distance(to other: Position) -> Double {
        let (dx, dy) = (other.x - x, other.y - y)
        return (dx * dx + dy * dy).squareRoot()
    }
}

extension Geometry {
    /// The segments of all lines and rings. A point is a segment of length 0.
    var segments: [Segment] {
        switch self {
        case .point(let position): [Segment(from: position, to: position)]
        case .multiPoint(let positions): positions.map { Segment(from: $0, to: $0) }
        case .lineString(let line): line.segments
        case .multiLineString(let lines): lines.flatMap(\.segments)
        case .polygon(let polygon): polygon.rings.flatMap(\.segments)
        case .multiPolygon(let polygons): polygons.flatMap(\.rings).flatMap(\.segments)
        case .geometryCollection(let parts): parts.flatMap(\.segments)
        }
    }
}

extension LineString {
    var segments: [Segment] {
        if positions.count == 1 { return [Segment(from: positions[0], to: positions[0])] }
        return zip(positions, positions.dropFirst()).map { Segment(from: $0, to: $1) }
    }
}
