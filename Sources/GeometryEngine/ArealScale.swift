import Foundation
import SimpleFeatures

/// How much larger areas are on the ellipsoid than in the plane, around one place: a polynomial of second degree.
///
/// The scale of every projection in use is so smooth that over a few kilometres this is as exact as PROJ itself, and
/// an area is then a sum over the edges instead of a geodesic problem for each of them.
struct ArealScale: Sendable {
    /// Where the polynomial has its middle, in the plane.
    private let centre: Position
    /// Of 1, u, v, u², uv and v², where u and v are metres from the centre.
    private let (one, u, v, uu, uv, vv): (Double, Double, Double, Double, Double, Double)

    /// Tiles of this side share a polynomial, and no polygon reaches farther beyond its tile than half of it, in metres.
    private static let tileSide = 8_000.0
    /// The distance of the places at which the scale is measured, in metres.
    private static let spacing = 5_000.0
    private static let derivativeStep = 500.0

    /// One polynomial's part of the plane.
    struct Tile: Hashable {
        var column: Int
        var row: Int

        /// The tile of what lies in the box; `nil` for what is too large or too far away.
        init?(_ box: Envelope) {
            let reach = ArealScale.tileSide / 2
            let x = (box.minX + box.maxX) / 2 / ArealScale.tileSide
            let y = (box.minY + box.maxY) / 2 / ArealScale.tileSide
            guard box.width <= reach, box.height <= reach, abs(x) < 1e6, abs(y) < 1e6 else { return nil }
            column = Int(x.rounded())
            row = Int(y.rounded())
        }

        var centre: Position { Position(Double(column) * ArealScale.tileSide, Double(row) * ArealScale.tileSide) }
    }

    /// Measures the scale at nine places of the tile; `nil` where a polynomial does not do.
    ///
    /// - Parameter toGeographic: from the plane to longitude and latitude in degrees on the ellipsoid.
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude.
    init?(
        _ tile: Tile, on ellipsoid: Ellipsoid, toGeographic: ([Position]) throws(GeometryError) -> [Position]
    ) throws(GeometryError) {
        centre = tile.centre
        let a = Self.spacing
        let grid = [-a, 0, a].flatMap { y in [-a, 0, a].map { x in Position(x, y) } }
        let checks = [Position(a / 2, 0), Position(0, a / 2), Position(-a / 2, -a / 2)]
        let places = grid + checks
        let globe = try toGeographic(places.flatMap { [centre] in Self.stencil(around: $0, of: centre) })
        let size = globe.count / places.count
        let scale = places.indices.map { ellipsoid.arealScale(globe[($0 * size)..<(($0 + 1) * size)]) }
        let middle = scale[4]
        one = middle
        u = (scale[5] - scale[3]) / (2 * a)
        v = (scale[7] - scale[1]) / (2 * a)
        uu = (scale[5] - 2 * middle + scale[3]) / (2 * a * a)
        vv = (scale[7] - 2 * middle + scale[1]) / (2 * a * a)
        uv = (scale[8] - scale[6] - scale[2] + scale[0]) / (4 * a * a)
        // Near a pole, a seam or the edge of a projection the scale is not smooth.
        for (place, measured) in zip(places, scale) {
            guard abs(self.scale(at: place) / measured - 1) < Self.tolerance else { return nil }
        }
    }

    private static let tolerance = 3e-10

    private func scale(at place: Position) -> Double {
        let (x, y) = (place.x, place.y)
        return one + x * (u + x * uu + y * uv) + y * (v + y * vv)
    }

    /// The area on the ellipsoid that the ring encloses, in square metres; its edges are straight in the plane.
    ///
    /// By Green's theorem: the sum over the edges of ∫ G dv, where G is the integral of the scale over u. G is of third
    /// degree, for which two places on each edge are exact (Gauss and Legendre).
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

    /// Half the distance of the two places on an edge of length 1: 1 / (2 √3).
    private static let gaussian = 1 / 12.0.squareRoot()

    private func integral(_ x: Double, _ y: Double) -> Double {
        x * (one + y * (v + y * vv) + x * ((u + y * uv) / 2 + x * uu / 3))
    }

    /// The places from which the scale at one place is computed: itself, then four to the east and west, and four to
    /// the north and south.
    private static func stencil(around place: Position, of centre: Position) -> [Position] {
        let (x, y) = (centre.x + place.x, centre.y + place.y)
        let steps = [-2, -1, 1, 2].map { $0 * derivativeStep }
        return [Position(x, y)] + steps.map { Position(x + $0, y) } + steps.map { Position(x, y + $0) }
    }

    /// The derivative by central differences of the fourth order, from the values at -2, -1, 1 and 2 steps.
    fileprivate static func derivative(_ values: some RandomAccessCollection<Double>) -> Double {
        let f = Array(values)
        return (8 * (f[2] - f[1]) - (f[3] - f[0])) / (12 * derivativeStep)
    }
}

extension Ellipsoid {
    /// Square metres on the ellipsoid for each square metre in the plane, from the images of a stencil.
    fileprivate func arealScale(_ globe: ArraySlice<Position>) -> Double {
        let radians = Double.pi / 180
        let east = globe.dropFirst().prefix(4)
        let north = globe.dropFirst(5)
        let determinant =
            ArealScale.derivative(east.map(\.x)) * ArealScale.derivative(north.map(\.y))
            - ArealScale.derivative(east.map(\.y)) * ArealScale.derivative(north.map(\.x))
        let latitude = (globe.first?.y ?? 0) * radians
        let flattening = 1 / inverseFlattening
        let squaredEccentricity = flattening * (2 - flattening)
        let (sine, cosine) = (sin(latitude), cos(latitude))
        let w = 1 - squaredEccentricity * sine * sine
        // The radii of curvature along the meridian and across it, and that of the parallel.
        let squareMetres = semiMajorAxis * semiMajorAxis * (1 - squaredEccentricity) / (w * w) * cosine
        return abs(determinant) * squareMetres * radians * radians
    }
}
