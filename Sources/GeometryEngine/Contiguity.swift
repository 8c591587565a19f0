public import SimpleFeatures

extension Geometry {
    /// The areas of this one that hang together: a narrower gap than `gap` does not part them, and a narrower neck than
    /// `neck` does not join them. What is narrower than a neck altogether is left out.
    ///
    /// Of an overlay alone it cannot be said what hangs together. Where three borders meet, rounding leaves gaps and
    /// necks of a ten-millionth of a millimetre, here or there as the overlays happened to be ordered.
    ///
    /// Of more than 20,000 corners the buffers would take many seconds: there the parts are what they are.
    ///
    /// - Parameters:
    ///   - gap: in the plane's unit.
    ///   - neck: the same; much wider than a gap, since closing gaps fills the corners where areas touch in a point.
    /// - Returns: this one's own land without what fills the gaps, so that areas add up to its own but for necks. Corners
    ///   may be cut by less than a neck.
    /// - Throws: ``GeometryError`` when GEOS can't read the geometry.
    public func contiguousParts(gap: Double, neck: Double) throws(GeometryError) -> [Geometry] {
        let parts = polygons
        guard parts.positionCount <= mostCornersForBuffers, parts.haveEdgesWithin(neck) else {
            return parts.map(Geometry.polygon)
        }
        // Gaps are closed, then half a neck is taken from either side and given back to what is left.
        guard let cores = try buffered(by: gap / 2)?.buffered(by: -(gap + neck) / 2)?.polygons else { return [] }
        var areas: [Geometry] = []
        for core in cores {
            guard let reach = try Geometry.polygon(core).buffered(by: neck / 2) else { continue }
            if let area = try intersection(reach) { areas.append(area) }
        }
        return areas
    }
}

private let mostCornersForBuffers = 20_000

extension [Polygon] {
    /// True when edges come this near to each other that do not follow each other closely.
    fileprivate func haveEdgesWithin(_ distance: Double) -> Bool {
        let edges = flatMap(\.rings).enumerated().flatMap(RingEdge.edges)
        let index = SpatialIndex(edges.map(\.edge.box))
        return edges.enumerated().contains { number, edge in
            index.indices(meeting: edge.edge.box.grown(by: distance)).contains { other in
                other != number && edge.comesWithin(distance, of: edges[other])
            }
        }
    }
}

/// An edge, and where it lies on its ring.
private struct RingEdge {
    let edge: PlaneEdge
    let ring: Int
    /// From the ring's start to the edge's, and once around.
    let (along, ringLength): (Double, Double)

    static func edges(ring: Int, _ line: LineString) -> [RingEdge] {
        let edges = PlaneEdge.edges(of: line)
        let length = edges.reduce(0) { $0 + $1.length }
        var along = 0.0
        return edges.map { edge in
            defer { along += edge.length }
            return RingEdge(edge: edge, ring: ring, (along, length))
        }
    }

    private init(edge: PlaneEdge, ring: Int, _ place: (Double, Double)) {
        (self.edge, self.ring, (along, ringLength)) = (edge, ring, place)
    }

    /// What a shorter way along the ring than this many times the distance goes around is no land.
    private static let shortWay = 10.0

    /// For edges that do not cross: this one comes so near to the other where the ring does not just turn.
    ///
    /// Where two come near, one's end does. Along a strip that is the next corner, so that places a little farther along
    /// are looked at too.
    func comesWithin(_ distance: Double, of other: RingEdge) -> Bool {
        let (length, inside) = (edge.length, (Self.shortWay + 1) * distance)
        if other.isNear(edge.start, on: ring, at: along, distance) { return true }
        if other.isNear(edge.end, on: ring, at: along + length, distance) { return true }
        guard length > 2 * inside else { return false }
        return [inside, length - inside].contains {
            other.isNear(edge.position(along: $0), on: ring, at: along + $0, distance)
        }
    }

    private func isNear(_ position: Position, on otherRing: Int, at otherAlong: Double, _ distance: Double) -> Bool {
        let nearest = edge.nearest(to: position)
        guard nearest.distance <= distance else { return false }
        if ring != otherRing { return true }
        let way = abs(otherAlong - along - nearest.along)
        return min(way, ringLength - way) > Self.shortWay * distance
    }
}
