import Foundation
public import SimpleFeatures

extension Measures {
    /// Positions of the plane as places on the ellipsoid in space, in metres from its centre.
    ///
    /// Chords between them order pairs of places as geodesics do, and cost no geodesic problem.
    ///
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude.
    public func inSpace(_ positions: [Position]) throws(GeometryError) -> [SIMD3<Double>] {
        try geographic(positions).map { ellipsoid.inSpace($0) }
    }

    /// The lengths on the ellipsoid of the edges from each position to the next, in metres.
    ///
    /// An edge of a kilometre or less is taken from its chord, to some 1e-11 of its length.
    ///
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude.
    public func edgeLengthsMetres(of positions: [Position]) throws(GeometryError) -> [Double] {
        let globe = try geographic(positions)
        let space = globe.map { ellipsoid.inSpace($0) }
        var lengths: [Double] = []
        lengths.reserveCapacity(max(positions.count - 1, 0))
        for (index, (a, b)) in zip(space, space.dropFirst()).enumerated() {
            let chord = (b - a).length
            lengths.append(
                chord <= Self.longestChord
                    ? ellipsoid.arc(ofChord: chord) : geodesicMetres(globe[index], globe[index + 1]))
        }
        return lengths
    }

    private static let longestChord = 1_000.0
}

extension Ellipsoid {
    /// The place on the ellipsoid of a longitude and a latitude in degrees.
    func inSpace(_ degrees: Position) -> SIMD3<Double> {
        let flattening = 1 / inverseFlattening
        let squaredEccentricity = flattening * (2 - flattening)
        let (longitude, latitude) = (degrees.x * .pi / 180, degrees.y * .pi / 180)
        let (sine, cosine) = (sin(latitude), cos(latitude))
        let normal = semiMajorAxis / (1 - squaredEccentricity * sine * sine).squareRoot()
        return SIMD3(
            normal * cosine * cos(longitude), normal * cosine * sin(longitude),
            normal * (1 - squaredEccentricity) * sine)
    }

    /// The arc above a short chord; the radius of curvature differs too little to matter.
    fileprivate func arc(ofChord chord: Double) -> Double {
        chord * (1 + chord * chord / (24 * semiMajorAxis * semiMajorAxis))
    }
}

extension SIMD3<Double> {
    var squaredLength: Double { (self * self).sum() }
    var length: Double { squaredLength.squareRoot() }
}
