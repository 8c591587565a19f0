/// An ellipsoid of revolution for geodesic areas and distances.
public struct Ellipsoid: Hashable, Sendable {
    /// The equatorial radius, in metres.
    public let semiMajorAxis: Double
    /// 1/f; infinite for a sphere.
    public let inverseFlattening: Double

    /// Creates an ellipsoid from its axis in metres and 1/f.
    public init(semiMajorAxis: Double, inverseFlattening: Double) {
        self.semiMajorAxis = semiMajorAxis
        self.inverseFlattening = inverseFlattening
    }

    /// The ellipsoid of ETRS89.
    public static let grs80 = Ellipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 298.257222101)
}
