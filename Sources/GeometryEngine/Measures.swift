public import SimpleFeatures

/// The only source of areas and distances: geodesic, on the ellipsoid of the plane's own datum.
///
/// For ETRS89 / UTM that is GRS80. A system in degrees is refused, so they can't be measured by accident.
public final class Measures: Sendable {
    /// The plane that the geometries lie in.
    public let crs: CRS
    /// The ellipsoid that is measured on.
    public let ellipsoid: Ellipsoid

    private let toGeographic: CoordinateTransformer
    private let geodesic: Geodesic

    /// - Throws: ``GeometryError`` when PROJ does not know the system, or it is no plane.
    public init(crs: CRS) throws(GeometryError) {
        self.crs = crs
        (toGeographic, ellipsoid) = try CoordinateTransformer.toGeographic(from: crs)
        geodesic = Geodesic(ellipsoid)
    }

    /// The area of the polygons in it on the ellipsoid, in square metres; 0 for points and lines.
    ///
    /// Holes are taken off; parts that overlap count twice, so take the union first. Edges are straight in the plane.
    /// Neither the rings' directions, nor where they start, nor their order matter.
    ///
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude, or an edge is longer than 10,000 km.
    public func areaSquareMetres(_ geometry: Geometry) throws(GeometryError) -> Double {
        var area = 0.0
        for polygon in geometry.polygons {
            area += try areaSquareMetres(polygon.exterior)
            for hole in polygon.holes { area -= try areaSquareMetres(hole) }
        }
        return area
    }

    private func areaSquareMetres(_ ring: LineString) throws(GeometryError) -> Double {
        geodesic.area(enclosedBy: try toGeographic.transform(try ring.openAndDensified()))
    }

    /// The area of the polygons in it in the plane, in square metres, as a planner's table has it.
    ///
    /// It differs from that on the ground by the projection's scale: in UTM about -0.04 % in the Ruhr.
    public func gridAreaSquareMetres(_ geometry: Geometry) -> Double {
        geometry.polygons.reduce(0) { area, polygon in
            polygon.holes.reduce(area + polygon.exterior.gridArea) { $0 - $1.gridArea }
        }
    }

    /// The length of the geodesic between two positions in the plane, in metres.
    ///
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude.
    public func distanceMetres(_ a: Position, _ b: Position) throws(GeometryError) -> Double {
        let ends = try toGeographic.transform([a, b])
        return geodesic.inverse(ends[0], ends[1]).distance
    }

    /// The direction in which the geodesic from `a` to `b` starts, in degrees clockwise from north, 0..<360.
    ///
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude.
    public func bearingDegrees(from a: Position, to b: Position) throws(GeometryError) -> Double {
        let ends = try toGeographic.transform([a, b])
        let azimuth = geodesic.inverse(ends[0], ends[1]).azimuth
        // Adding 360 to a tiny negative azimuth would give 360 itself.
        let bearing = azimuth < 0 ? azimuth + 360 : azimuth
        return bearing < 360 ? bearing : 0
    }
}

extension LineString {
    /// The longest straight edge in the plane that is taken for a geodesic, in metres.
    private static let longestEdge = 100.0
    private static let mostPieces = 100_000.0

    /// The ring without its closing position, with positions put in so that no edge is longer than 100 m.
    fileprivate func openAndDensified() throws(GeometryError) -> [Position] {
        let ring = positions.count > 1 && positions.first == positions.last ? positions.dropLast() : positions[...]
        guard let first = ring.first else { return [] }
        var dense: [Position] = []
        dense.reserveCapacity(ring.count)
        for (a, b) in zip(ring, ring.dropFirst() + [first]) {
            let (dx, dy) = (b.x - a.x, b.y - a.y)
            let pieces = ((dx * dx + dy * dy).squareRoot() / Self.longestEdge).rounded(.up)
            guard pieces <= Self.mostPieces else {
                throw GeometryError("geod_polygon_addpoint", "the edge from \(a.text) to \(b.text) is too long")
            }
            dense.append(a)
            for piece in stride(from: 1, to: pieces, by: 1) {
                dense.append(Position(a.x + dx * piece / pieces, a.y + dy * piece / pieces))
            }
        }
        return dense
    }

    /// Gauss's shoelace sum, taken from the first position so that large coordinates lose no digits.
    fileprivate var gridArea: Double {
        guard let origin = positions.first else { return 0 }
        let edges = zip(positions, positions.dropFirst())
        return abs(
            edges.reduce(0) { sum, edge in
                let (a, b) = edge
                return sum + (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
            }) / 2
    }
}
