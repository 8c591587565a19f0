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
    /// True when two edges come this near, other than at an end that they share.
    fileprivate func haveEdgesWithin(_ distance: Double) -> Bool {
        let edges = flatMap(\.rings).flatMap(PlaneEdge.edges(of:)).sorted { $0.box.minX < $1.box.minX }
        for (index, edge) in edges.enumerated() {
            let box = edge.box.grown(by: distance)
            for other in edges[(index + 1)...] {
                if other.box.minX > box.maxX { break }
                if box.meets(other.box), edge.comesWithin(distance, of: other) { return true }
            }
        }
        return false
    }
}

extension PlaneEdge {
    /// For edges that do not cross: some end of one, which is not an end of both, is this near to the other.
    fileprivate func comesWithin(_ distance: Double, of other: PlaneEdge) -> Bool {
        other.isNear([start, end], distance) || isNear([other.start, other.end], distance)
    }

    private func isNear(_ positions: [Position], _ distance: Double) -> Bool {
        positions.contains { $0 != start && $0 != end && self.distance(to: $0) <= distance }
    }

    private func distance(to position: Position) -> Double {
        let (x, y) = (end.x - start.x, end.y - start.y)
        let squaredLength = x * x + y * y
        let along = (position.x - start.x) * x + (position.y - start.y) * y
        let share = squaredLength > 0 ? Swift.min(Swift.max(along / squaredLength, 0), 1) : 0
        let (offX, offY) = (start.x + share * x - position.x, start.y + share * y - position.y)
        return (offX * offX + offY * offY).squareRoot()
    }
}
