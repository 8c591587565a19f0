import Foundation
import SimpleFeatures

/// The areal scale factor of a projection within one tile of the plane, as a polynomial of second degree.
///
/// The factor is the area on the ellipsoid divided by the area in the plane. Over a few kilometres it is so smooth that
/// the polynomial is as exact as PROJ. An area is then a sum over edges and needs no geodesic computation for each
/// edge.
struct ArealScalePolynomial: Sendable {
    /// The centre of the tile, in the plane.
    private let centre: Position
    /// The coefficients of 1, u, v, u², uv and v². Here u and v are metres from the centre.
    private let (one, u, v, uu, uv, vv): (Double, Double, Double, Double, Double, Double)

    /// The side of a tile, in metres. A polygon extends at most half a side beyond its tile.
    private static let tileSideMetres = 8_000.0
    /// The distance between the positions at which the scale is sampled, in metres.
    private static let sampleSpacingMetres = 5_000.0
    private static let derivativeStepMetres = 500.0

    /// A square of the plane with one polynomial.
    struct Tile: Hashable {
        var column: Int
        var row: Int

        /// The tile for geometries within the box; `nil` when the box is too large or too far from the origin.
        init?(_ box: Envelope) {
            let side = ArealScalePolynomial.tileSideMetres
            let x = (box.minX + box.maxX) / 2 / side
            let y = (box.minY + box.maxY) / 2 / side
            guard box.width <= side / 2, box.height <= side / 2, abs(x) < 1e6, abs(y) < 1e6 else { return nil }
            column = Int(saturating: x.rounded())
            row = Int(saturating: y.rounded())
        }

        /// A cache of values by tile. Its limit bounds the memory for a file with features all over the world.
        static func cache<Value>(of _: Value.Type) -> BoundedCache<Tile, Value> { BoundedCache(capacity: 10_000) }

        var centre: Position {
            let side = ArealScalePolynomial.tileSideMetres
            return Position(Double(column) * side, Double(row) * side)
        }
    }

    /// Fits the polynomial to the scale at nine positions; `nil` when it misses the scale at three check positions.
    ///
    /// - Parameter toGeographic: transforms from the plane to longitude and latitude in degrees on the ellipsoid.
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude.
    init?(
        _ tile: Tile, on ellipsoid: Ellipsoid, toGeographic: ([Position]) throws(GeometryError) -> [Position]
    ) throws(GeometryError) {
        centre = tile.centre
        let a = Self.sampleSpacingMetres
        let grid = [-a, 0, a].flatMap { y in [-a, 0, a].map { x in Position(x, y) } }
        let checks = [Position(a / 2, 0), Position(0, a / 2), Position(-a / 2, -a / 2)]
        let samples = grid + checks
        let degrees = try toGeographic(samples.flatMap { [centre] in Self.stencil(around: $0, of: centre) })
        let size = degrees.count / samples.count
        let scale = samples.indices.map { ellipsoid.arealScale(degrees[($0 * size)..<(($0 + 1) * size)]) }
        let middle = scale[4]
        one = middle
        u = (scale[5] - scale[3]) / (2 * a)
        v = (scale[7] - scale[1]) / (2 * a)
        uu = (scale[5] - 2 * middle + scale[3]) / (2 * a * a)
        vv = (scale[7] - 2 * middle + scale[1]) / (2 * a * a)
        uv = (scale[8] - scale[6] - scale[2] + scale[0]) / (4 * a * a)
        // Near a pole, a seam or the edge of a projection, the scale is not smooth.
        for (sample, measured) in zip(samples, scale) {
            guard abs(self.scale(at: sample) / measured - 1) < Self.relativeTolerance else { return nil }
        }
    }

    private static let relativeTolerance = 3e-10

    private func scale(at offset: Position) -> Double {
        let (x, y) = (offset.x, offset.y)
        return one + x * (u + x * uu + y * uv) + y * (v + y * vv)
    }

    /// The area on the ellipsoid that the ring encloses, in square metres. Edges are straight in the plane.
    ///
    /// By Green's theorem the area is the sum over the edges of ∫ G dv, where G is the integral of the scale over u.
    /// G is of third degree, so two Gauss-Legendre points on each edge are exact.
    func area(enclosedBy ring: [Position]) -> Double {
        guard var from = ring.last else { return 0 }
        var sum = 0.0
        for to in ring {
            let (du, dv) = (to.x - from.x, to.y - from.y)
            let (midU, midV) = (from.x - centre.x + du / 2, from.y - centre.y + dv / 2)
            let (su, sv) = (du * Self.gaussian, dv * Self.gaussian)
            sum += dv * (integral(midU - su, midV - sv) + integral(midU + su, midV + sv))
            from = to
        }
        return abs(sum) / 2
    }

    /// The distance of a Gauss-Legendre point from the middle of an edge of length 1: 1 / (2 √3).
    private static let gaussian = 1 / 12.0.squareRoot()

    private func integral(_ x: Double, _ y: Double) -> Double {
        x * (one + y * (v + y * vv) + x * ((u + y * uv) / 2 + x * uu / 3))
    }

    /// The positions from which the scale at one position is computed.
    ///
    /// First the position itself, then four along the x axis, then four along the y axis.
    private static func stencil(around offset: Position, of centre: Position) -> [Position] {
        let (x, y) = (centre.x + offset.x, centre.y + offset.y)
        let steps = [-2, -1, 1, 2].map { $0 * derivativeStepMetres }
        return [Position(x, y)] + steps.map { Position(x + $0, y) } + steps.map { Position(x, y + $0) }
    }

    /// The derivative by central differences of fourth order, from the values at -2, -1, 1 and 2 steps.
    fileprivate static func derivative(_ values: some RandomAccessCollection<Double>) -> Double {
        let f = Array(values)
        return (8 * (f[2] - f[1]) - (f[3] - f[0])) / (12 * derivativeStepMetres)
    }
}

extension Ellipsoid {
    /// The areal scale factor, from a stencil in degrees.
    fileprivate func arealScale(_ stencil: ArraySlice<Position>) -> Double {
        let radians = Double.pi / 180
        let east = stencil.dropFirst().prefix(4)
        let north = stencil.dropFirst(5)
        let determinant =
            ArealScalePolynomial.derivative(east.map(\.x)) * ArealScalePolynomial.derivative(north.map(\.y))
            - ArealScalePolynomial.derivative(east.map(\.y)) * ArealScalePolynomial.derivative(north.map(\.x))
        let latitude = (stencil.first?.y ?? 0) * radians
        let flattening = 1 / inverseFlattening
        let squaredEccentricity = flattening * (2 - flattening)
        let (sine, cosine) = (sin(latitude), cos(latitude))
        let w = 1 - squaredEccentricity * sine * sine
        // The product of the radius of curvature of the meridian and the radius of the parallel.
        let squareMetres = semiMajorAxis * semiMajorAxis * (1 - squaredEccentricity) / (w * w) * cosine
        return abs(determinant) * squareMetres * radians * radians
    }
}
