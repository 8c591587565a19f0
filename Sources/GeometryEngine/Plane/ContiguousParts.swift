public import SimpleFeatures

extension Geometry {
    /// The contiguous parts of the polygons. Parts are joined across gaps narrower than `gap`, and separated at necks
    /// narrower than `neck`.
    ///
    /// The polygons of an overlay alone do not show contiguity. Where three boundaries meet, rounding leaves gaps and
    /// necks of 1e-10 m, depending on the order of the overlays.
    ///
    /// Returns the polygons unchanged above 20,000 vertices, where buffers take many seconds.
    ///
    /// - Parameters:
    ///   - gap: the width in the unit of the plane.
    ///   - neck: the width in the unit of the plane. Must be much larger than `gap`, since closing gaps also fills
    ///     corners that touch in a point.
    /// - Returns: Parts of this geometry without the filled gaps. Omits areas narrower than `neck`; corners may be cut
    ///   by less than `neck`.
    /// - Throws: ``GeometryError`` when GEOS cannot read the geometry.
    public func contiguousParts(gap: Double, neck: Double) throws(GeometryError) -> [Geometry] {
        let parts = polygons
        guard parts.positionCount <= maximumVertexCount, parts.haveEdgesWithin(neck) else {
            return parts.map(Geometry.polygon)
        }
        // Closes gaps, then removes half a neck from each side. Each core is then grown by half a neck.
        guard let cores = try buffered(by: gap / 2)?.buffered(by: -(gap + neck) / 2)?.polygons else { return [] }
        var areas: [Geometry] = []
        for core in cores {
            guard let reach = try Geometry.polygon(core).buffered(by: neck / 2) else { continue }
            if let area = try intersection(reach) { areas.append(area) }
        }
        return areas
    }
}

private let maximumVertexCount = 20_000

extension [Polygon] {
    /// True when two edges are within the distance and not neighbours on a ring.
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

/// An edge and its position on its ring.
private struct RingEdge {
    let edge: PlaneEdge
    let ring: Int
    /// The distance along the ring from its start to the edge, and the length of the ring.
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

    private init(edge: PlaneEdge, ring: Int, _ extent: (Double, Double)) {
        (self.edge, self.ring, (along, ringLength)) = (edge, ring, extent)
    }

    /// Positions on one ring are neighbours when the ring between them is shorter than this factor times the distance.
    private static let neighbourFactor = 10.0

    /// True when this edge comes within the distance of the other, away from a turn of the ring. The edges may not
    /// cross.
    ///
    /// Two edges are nearest at an end of one of them. In a narrow strip that end is a neighbour on the ring, so
    /// positions a little farther along are tested too.
    func comesWithin(_ distance: Double, of other: RingEdge) -> Bool {
        let (length, inside) = (edge.length, (Self.neighbourFactor + 1) * distance)
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
        let separation = abs(otherAlong - along - nearest.along)
        return min(separation, ringLength - separation) > Self.neighbourFactor * distance
    }
}
