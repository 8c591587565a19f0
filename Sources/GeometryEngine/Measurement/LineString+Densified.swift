import SimpleFeatures

extension LineString {
    /// Up to this length, a straight edge in the plane is close enough to its geodesic for areas.
    private static let maximumEdgeMetres = 100.0
    private static let maximumPieceCount = 100_000.0

    /// The ring without its closing position, densified to edges of at most 100 m.
    ///
    /// - Throws: ``GeometryError`` for an edge longer than 10,000 km.
    func openAndDensified() throws(GeometryError) -> [Position] {
        let ring = positions.count > 1 && positions.first == positions.last ? positions.dropLast() : positions[...]
        guard let first = ring.first else { return [] }
        var dense: [Position] = []
        dense.reserveCapacity(ring.count)
        for (a, b) in zip(ring, ring.dropFirst() + [first]) {
            let (dx, dy) = (b.x - a.x, b.y - a.y)
            let pieces = ((dx * dx + dy * dy).squareRoot() / Self.maximumEdgeMetres).rounded(.up)
            guard pieces <= Self.maximumPieceCount else {
                throw GeometryError("geod_polygon_addpoint", "the edge from \(a.text) to \(b.text) is too long")
            }
            dense.append(a)
            for piece in stride(from: 1, to: pieces, by: 1) {
                dense.append(Position(a.x + dx * piece / pieces, a.y + dy * piece / pieces))
            }
        }
        return dense
    }
}
