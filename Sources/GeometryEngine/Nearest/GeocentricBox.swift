/// A box in geocentric coordinates with its sides parallel to the axes, in metres.
struct GeocentricBox: Sendable {
    var low = SIMD3<Double>(repeating: .infinity)
    var high = SIMD3<Double>(repeating: -.infinity)

    /// An empty box.
    init() {}

    init(of edges: some Sequence<GeocentricEdges.Edge>) {
        for edge in edges {
            low = pointwiseMin(low, pointwiseMin(edge.from, edge.to))
            high = pointwiseMax(high, pointwiseMax(edge.from, edge.to))
        }
    }

    var middle: SIMD3<Double> { (low + high) / 2 }

    mutating func include(_ other: GeocentricBox) {
        low = pointwiseMin(low, other.low)
        high = pointwiseMax(high, other.high)
    }

    func grown(by margin: Double) -> GeocentricBox {
        var grown = self
        grown.low -= margin
        grown.high += margin
        return grown
    }

    func squaredDistance(to other: GeocentricBox) -> Double {
        let gap = pointwiseMax(pointwiseMax(low - other.high, other.low - high), SIMD3(repeating: 0))
        return gap.squaredLength
    }

    /// The maximum height of the ellipsoid above a chord through the box, in metres; 0 for an empty box.
    var curvatureHeight: Double { low.x <= high.x ? (high - low).squaredLength / 50e6 : 0 }
}
