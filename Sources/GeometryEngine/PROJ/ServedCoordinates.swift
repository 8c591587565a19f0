public import SimpleFeatures

/// Transforms geometries of a plane to longitude and latitude on WGS 84, for texts with seven decimals.
///
/// Coordinates differ from those of PROJ by less than 1e-12 degrees and have the same seven decimals: where the
/// difference could change the last decimal, PROJ computes the coordinate.
public final class ServedCoordinates: Sendable {
    private let exact: CoordinateTransformer
    /// The computed polynomials; `nil` for a tile in which they are not precise enough.
    private let polynomials = ArealScalePolynomial.Tile.cache(of: DegreesPolynomial?.self)

    /// - Throws: ``GeometryError`` when PROJ does not know the plane.
    public init(from plane: CRS) throws(GeometryError) {
        exact = try CoordinateTransformer(from: plane, to: .crs84)
    }

    /// The geometry in longitude and latitude, and its envelope as PROJ computes it; the envelope is `nil` for an empty
    /// geometry.
    ///
    /// - Throws: ``GeometryError`` with the first position that PROJ cannot transform.
    public func transform(_ geometry: Geometry) throws(GeometryError) -> (geometry: Geometry, envelope: Envelope?) {
        guard let box = Envelope(geometry), let polynomial = polynomial(around: box) else {
            let degrees = try exact.transform(geometry)
            return (degrees, Envelope(degrees))
        }
        var extremes = Extremes()
        let degrees = try geometry.mapPositions { positions throws(GeometryError) in
            var degrees = positions
            for index in positions.indices {
                degrees[index] = polynomial.degrees(at: positions[index])
                extremes.include(degrees[index], of: positions[index])
                if degrees[index].isNearHalfDecimal { degrees[index] = try exact.transform([positions[index]])[0] }
            }
            return degrees
        }
        return (degrees, try extremes.envelope(exact))
    }

    private func polynomial(around box: Envelope) -> DegreesPolynomial? {
        guard let tile = ArealScalePolynomial.Tile(box) else { return nil }
        return polynomials.value(of: tile) { tile in
            try? DegreesPolynomial(tile) { positions throws(GeometryError) in try exact.transform(positions) }
        }
    }

    /// The positions in the plane with the smallest and largest longitude and latitude.
    private struct Extremes {
        private var box = Envelope(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
        private var (west, south, east, north) = (Position(0, 0), Position(0, 0), Position(0, 0), Position(0, 0))

        mutating func include(_ degrees: Position, of position: Position) {
            if degrees.x < box.minX { (box.minX, west) = (degrees.x, position) }
            if degrees.x > box.maxX { (box.maxX, east) = (degrees.x, position) }
            if degrees.y < box.minY { (box.minY, south) = (degrees.y, position) }
            if degrees.y > box.maxY { (box.maxY, north) = (degrees.y, position) }
        }

        func envelope(_ exact: CoordinateTransformer) throws(GeometryError) -> Envelope {
            let degrees = try exact.transform([west, south, east, north])
            return Envelope(minX: degrees[0].x, minY: degrees[1].y, maxX: degrees[2].x, maxY: degrees[3].y)
        }
    }
}

extension Position {
    /// True when an error of 1e-11 degrees could change the seventh decimal of a coordinate.
    fileprivate var isNearHalfDecimal: Bool { Self.isNearHalfDecimal(x) || Self.isNearHalfDecimal(y) }

    private static func isNearHalfDecimal(_ degrees: Double) -> Bool {
        let scaled = degrees * 1e7
        return abs(scaled - scaled.rounded(.down) - 0.5) < 1e-4
    }
}
