internal import SimpleFeatures

/// A place on an edge of the network.
struct NetworkPoint: Hashable, Sendable {
    var edge: Int
    /// From the edge's beginning, geodesic.
    var along_m: Double
    /// In the plane.
    var position: Position
    /// Where the straight line to the network begins: on the site's boundary, or a target; in the plane.
    var origin: Position
}
