import SimpleFeatures

/// A directed edge in the plane.
struct PlaneEdge: Hashable {
    var start: Position
    var end: Position

    var reversed: PlaneEdge { PlaneEdge(start: end, end: start) }

    var box: Envelope {
        Envelope(
            minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
    }

    var length: Double { Self.length(end.x - start.x, end.y - start.y) }

    func position(along: Double) -> Position {
        let share = along / length
        return Position(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))
    }

    static func edges(of ring: LineString) -> [PlaneEdge] {
        zip(ring.positions, ring.positions.dropFirst()).map(PlaneEdge.init)
    }

    /// True when the two cross between their ends. Rounding may hide a crossing at an end.
    func crosses(_ other: PlaneEdge) -> Bool {
        side(of: other.start) * side(of: other.end) < 0 && other.side(of: start) * other.side(of: end) < 0
    }

    /// Returns 1 to the left, -1 to the right, 0 on the line.
    private func side(of position: Position) -> Double {
        let turn =
            (end.x - start.x) * (position.y - start.y) - (end.y - start.y) * (position.x - start.x)
        return turn > 0 ? 1 : turn < 0 ? -1 : 0
    }

    /// The distance from the position to the edge, and the distance along the edge of the nearest point.
    func nearest(to position: Position) -> (distance: Double, along: Double) {
        let (x, y, length) = (end.x - start.x, end.y - start.y, length)
        let (offX, offY) = (position.x - start.x, position.y - start.y)
        let along = length > 0 ? Swift.min(Swift.max((offX * x + offY * y) / length, 0), length) : 0
        let share = length > 0 ? along / length : 0
        return (Self.length(offX - share * x, offY - share * y), along)
    }

    private static func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
}
