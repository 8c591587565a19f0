public import SimpleFeatures

extension Geometry {
    /// The number of crossings between the edges of the polygons. Stops counting above `limit`.
    ///
    /// A repair splits every edge at every crossing. Its time and memory grow with this number, not with the number of
    /// vertices: a star of ten thousand points has fifty million crossings. Also returns `limit + 1` when too many
    /// pairs of edges are close to each other without crossing, which bounds the time of this function.
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
            // A hundred pairs cost about as much as one crossing (measured).
            if pairs / 100 > limit { return limit + 1 }
        }
        return crossings
    }
}
