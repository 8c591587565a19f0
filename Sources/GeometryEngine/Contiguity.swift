public import SimpleFeatures

extension Geometry {
    /// The areas of this one that hang together by more than a hair: a gap narrower than `hair` does not part them, a
    /// neck narrower than that does not join them (between two corners, three quarters of that), and what is narrower
    /// altogether is left out.
    ///
    /// Of an overlay alone it cannot be said what hangs together. Where three borders meet, rounding leaves gaps and
    /// necks of a ten-millionth of a millimetre, here or there as the overlays happened to be ordered.
    ///
    /// - Parameter hair: in the plane's unit.
    /// - Returns: valid polygons' own land without what fills the gaps, so that areas add up to this one's but for
    ///   hairs.
    /// - Throws: ``GeometryError`` when GEOS can't read the geometry.
    public func contiguousParts(hair: Double) throws(GeometryError) -> [Geometry] {
        let parts = polygons
        guard parts.haveEdgesWithin(hair) else { return parts.map(Geometry.polygon) }
        // Gaps are closed, then as much again is taken from either side.
        guard let cores = try buffered(by: hair / 2)?.buffered(by: -hair)?.polygons else { return [] }
        if cores.count == 1 { return [self] }
        var areas: [Geometry] = []
        for core in cores {
            guard let reach = try Geometry.polygon(core).buffered(by: hair / 2) else { continue }
            if let area = try intersection(reach) { areas.append(area) }
        }
        return areas
    }
}

extension [Polygon] {
    /// True when edges come this near to each other that do not follow each other closely.
    fileprivate func haveEdgesWithin(_ distance: Double) -> Bool {
        let edges = flatMap(\.rings).enumerated().flatMap(RingEdge.edges).sorted { $0.box.minX < $1.box.minX }
        for (index, edge) in edges.enumerated() {
            let box = edge.box.grown(by: distance)
            for other in edges[(index + 1)...] {
                if other.box.minX > box.maxX { break }
                if box.meets(other.box), edge.comesWithin(distance, of: other) || other.comesWithin(distance, of: edge)
                {
                    return true
                }
            }
        }
        return false
    }
}

/// An edge, and where it lies on its ring.
private struct RingEdge {
    let edge: PlaneEdge
    let box: Envelope
    let ring: Int
    /// From the ring's start to the edge's, and once around.
    let (along, ringLength): (Double, Double)

    static func edges(ring: Int, _ line: LineString) -> [RingEdge] {
        let edges = PlaneEdge.edges(of: line)
        let length = edges.reduce(0) { $0 + $1.length }
        var along = 0.0
        return edges.map { edge in
            defer { along += edge.length }
            return RingEdge(edge: edge, box: edge.box, ring: ring, (along, length))
        }
    }

    private init(edge: PlaneEdge, box: Envelope, ring: Int, _ place: (Double, Double)) {
        (self.edge, self.box, self.ring, (along, ringLength)) = (edge, box, ring, place)
    }

    /// For edges that do not cross: one of this one's ends is this near to the other, and farther along the ring.
    func comesWithin(_ distance: Double, of other: RingEdge) -> Bool {
        other.isNear(edge.start, on: ring, at: along, distance)
            || other.isNear(edge.end, on: ring, at: along + edge.length, distance)
    }

    private func isNear(_ position: Position, on otherRing: Int, at otherAlong: Double, _ distance: Double) -> Bool {
        let nearest = edge.nearest(to: position)
        guard nearest.distance <= distance else { return false }
        if ring != otherRing { return true }
        let way = abs(otherAlong - along - nearest.along)
        // What a shorter way goes around is no land.
        return min(way, ringLength - way) > 10 * distance
    }
}
