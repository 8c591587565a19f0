public import SimpleFeatures

extension Geometry {
    /// How often the edges of the polygons cross each other, counted up to a little more than `limit`.
    ///
    /// Mending cuts every edge at every crossing, so its time and memory grow with this figure, and not with the number
    /// of vertices: a star of ten thousand points crosses itself fifty million times. Counting stops early, and also
    /// where too many pairs lie near each other without crossing, so that it takes a bounded time itself.
    public func crossingCount(atMost limit: Int) -> Int {
        let edges = polygons.flatMap(\.rings).flatMap(PlaneEdge.edges(of:))
        let index = SpatialIndex(edges.map(\.box))
        var crossings = 0
        var pairs = 0
        for (number, edge) in edges.enumerated() {
            for other in index.indices(meeting: edge.box) where other > number {
                pairs += 1
                if edge.crosses(edges[other]) { crossings += 1 }
                if crossings > limit { return crossings }
            }
            // As dear as that many crossings, by experience.
            if pairs / 100 > limit { return limit + 1 }
        }
        return crossings
    }
}
