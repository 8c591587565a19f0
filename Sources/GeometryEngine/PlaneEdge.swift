import SimpleFeatures

/// An edge of a ring in the plane.
struct PlaneEdge {
    var start: Position
    var end: Position

    var box: Envelope {
        Envelope(
            minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
    }

    static func edges(of ring: LineString) -> [PlaneEdge] {
        zip(ring.positions, ring.positions.dropFirst()).map(PlaneEdge.init)
    }
}
