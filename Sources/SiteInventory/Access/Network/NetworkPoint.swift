internal import SimpleFeatures

/// A point on an edge of the network.
struct NetworkPoint: Hashable, Sendable {
    var edge: Int
    /// The geodesic distance from the start of the edge, in metres.
    var alongMetres: Double
    /// The position in the plane.
    var position: Position
    /// The other end of the straight line to the network: on the site's boundary or the target; in the plane.
    var origin: Position
}
