/// An ellipsoid of revolution, the shape that geodesic figures are measured on.
public struct Ellipsoid: Hashable, Sendable {
    /// Half the greatest diameter, in metres.
    public let semiMajorAxis: Double
    /// 1/f; infinite for a sphere.
    public let inverseFlattening: Double

    public init(semiMajorAxis: Double, inverseFlattening: Double) {
        self.semiMajorAxis = semiMajorAxis
        self.inverseFlattening = inverseFlattening
    }

    /// The ellipsoid of ETRS89.
    public static let grs80 = Ellipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 298.257222101)
}
