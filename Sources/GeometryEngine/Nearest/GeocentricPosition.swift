import Foundation
public import SimpleFeatures

extension Measures {
    /// Transforms positions of the plane to geocentric coordinates on the ellipsoid, in metres from its centre.
    ///
    /// Chords between them sort pairs of positions in the same order as geodesics, and are faster to compute.
    ///
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude.
    public func geocentric(_ positions: [Position]) throws(GeometryError) -> [SIMD3<Double>] {
        try geographic(positions).map { ellipsoid.geocentric($0) }
    }

    /// The geodesic lengths of the edges from each position to the next, in metres.
    ///
    /// The length of an edge up to a kilometre is computed from its chord, with a relative error of 1e-11.
    ///
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude.
    public func edgeLengthsMetres(of positions: [Position]) throws(GeometryError) -> [Double] {
        let degrees = try geographic(positions)
        let geocentric = degrees.map { ellipsoid.geocentric($0) }
        var lengths: [Double] = []
        lengths.reserveCapacity(max(positions.count - 1, 0))
        for (index, (a, b)) in zip(geocentric, geocentric.dropFirst()).enumerated() {
            let chord = (b - a).length
            lengths.append(
                chord <= Self.maximumChordMetres
                    ? ellipsoid.arc(ofChord: chord) : geodesicMetres(degrees[index], degrees[index + 1]))
        }
        return lengths
    }

    private static let maximumChordMetres = 1_000.0
}

extension Ellipsoid {
    /// The geocentric position of a longitude and a latitude in degrees, at height 0.
    func geocentric(_ degrees: Position) -> SIMD3<Double> {
        let flattening = 1 / inverseFlattening
        let squaredEccentricity = flattening * (2 - flattening)
        let (longitude, latitude) = (degrees.x * .pi / 180, degrees.y * .pi / 180)
        let (sine, cosine) = (sin(latitude), cos(latitude))
        let normal = semiMajorAxis / (1 - squaredEccentricity * sine * sine).squareRoot()
        return SIMD3(
            normal * cosine * cos(longitude), normal * cosine * sin(longitude),
            normal * (1 - squaredEccentricity) * sine)
    }

    /// The arc of a short chord, with the semi-major axis as the radius of curvature.
    fileprivate func arc(ofChord chord: Double) -> Double {
        chord * (1 + chord * chord / (24 * semiMajorAxis * semiMajorAxis))
    }
}

extension SIMD3<Double> {
    var squaredLength: Double { (self * self).sum() }
    var length: Double { squaredLength.squareRoot() }
}
