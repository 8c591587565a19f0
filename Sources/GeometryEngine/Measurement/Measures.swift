public import SimpleFeatures

/// Geodesic areas and distances of geometries in one plane, on the ellipsoid of the plane's datum.
///
/// For ETRS89 / UTM the ellipsoid is GRS80. Systems in degrees are refused, so that degrees are never used as metres.
public final class Measures: Sendable {
    /// The projected system of the geometries.
    public let crs: CRS
    /// The ellipsoid of the system's datum.
    public let ellipsoid: Ellipsoid

    private let toGeographic: CoordinateTransformer
    /// `nil` when the plane is UTM zone 32.
    private let toUTM32: CoordinateTransformer?
    private let geodesic: Geodesic
    /// The computed polynomials; `nil` for a tile whose scale is not smooth.
    private let scales = ArealScalePolynomial.Tile.cache(of: ArealScalePolynomial?.self)

    /// Creates the measures of a plane.
    ///
    /// - Throws: ``GeometryError`` when PROJ does not know the system or it is not projected.
    public init(crs: CRS) throws(GeometryError) {
        self.crs = crs
        (toGeographic, ellipsoid) = try CoordinateTransformer.toGeographic(from: crs)
        toUTM32 = Self.utm32Planes.contains(crs) ? nil : try CoordinateTransformer(from: crs, to: .utm32)
        geodesic = Geodesic(ellipsoid)
    }

    /// UTM zone 32 on ETRS89, with and without the zone prefix in the easting, and on WGS 84.
    private static let utm32Planes: Set<CRS> = [.utm32, .epsg(4647), .epsg(32632)]

    /// The area of the geometry's polygons on the ellipsoid, in square metres; 0 for points and lines.
    ///
    /// Holes are subtracted. Overlapping parts count twice, so take the union first. Edges are straight in the plane.
    /// The orientation, the start and the order of the rings do not matter.
    ///
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude, or an edge is longer than 10,000 km.
    public func areaSquareMetres(_ geometry: Geometry) throws(GeometryError) -> Double {
        var area = 0.0
        for polygon in geometry.polygons { area += try areaSquareMetres(polygon) }
        return area
    }

    private func areaSquareMetres(_ polygon: Polygon) throws(GeometryError) -> Double {
        if let scale = scale(around: polygon) {
            let area = polygon.holes.reduce(scale.area(enclosedBy: polygon.exterior.positions)) {
                $0 - scale.area(enclosedBy: $1.positions)
            }
            if area.isFinite { return area }
        }
        return try geodesicAreaSquareMetres(polygon)
    }

    /// The area computed by PROJ, for polygons of any size. Edges are densified to 100 m, so the relative error is
    /// 1e-8.
    func geodesicAreaSquareMetres(_ polygon: Polygon) throws(GeometryError) -> Double {
        var area = try geodesicAreaSquareMetres(polygon.exterior)
        for hole in polygon.holes { area -= try geodesicAreaSquareMetres(hole) }
        return area
    }

    private func geodesicAreaSquareMetres(_ ring: LineString) throws(GeometryError) -> Double {
        geodesic.area(enclosedBy: try toGeographic.transform(try ring.openAndDensified()))
    }

    /// The polynomial of the polygon's tile; `nil` for a large polygon and when the scale is not smooth.
    private func scale(around polygon: Polygon) -> ArealScalePolynomial? {
        guard let box = Envelope(.polygon(polygon)), let tile = ArealScalePolynomial.Tile(box) else { return nil }
        return scales.value(of: tile) { tile in
            try? ArealScalePolynomial(tile, on: ellipsoid) { positions throws(GeometryError) in
                try toGeographic.transform(positions)
            }
        }
    }

    /// The area of the geometry's polygons in the plane, in square metres, as in planners' tables; 0 for points and
    /// lines.
    ///
    /// It differs from the geodesic area by the areal scale of the projection: in UTM about -0.04 % in the Ruhr.
    public func gridAreaSquareMetres(_ geometry: Geometry) -> Double { geometry.polygons.gridArea }

    /// The area of the geometry's polygons in the plane of ETRS89 / UTM zone 32, in square metres.
    ///
    /// Positions in another plane are transformed to UTM. Edges are straight in UTM.
    ///
    /// - Throws: ``GeometryError`` when a position cannot be transformed to UTM.
    public func utm32AreaSquareMetres(_ geometry: Geometry) throws(GeometryError) -> Double {
        guard let toUTM32 else { return gridAreaSquareMetres(geometry) }
        return gridAreaSquareMetres(try toUTM32.transform(geometry))
    }

    /// The length of the geodesic between two positions in the plane, in metres.
    ///
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude.
    public func distanceMetres(_ a: Position, _ b: Position) throws(GeometryError) -> Double {
        let ends = try toGeographic.transform([a, b])
        return geodesic.inverse(ends[0], ends[1]).distance
    }

    /// The length of the geodesic from `a` to `b` in metres, and its bearing at `a` in degrees clockwise from north,
    /// 0..<360.
    ///
    /// The bearing is `nil` when the length is 0.
    ///
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude.
    public func straightLine(
        from a: Position, to b: Position
    ) throws(GeometryError) -> (metres: Double, bearingDegrees: Double?) {
        if a == b { return (0, nil) }
        let ends = try toGeographic.transform([a, b])
        let line = geodesic.inverse(ends[0], ends[1])
        return (line.distance, line.distance > 0 ? Self.bearing(ofAzimuth: line.azimuth) : nil)
    }

    func geographic(_ positions: [Position]) throws(GeometryError) -> [Position] {
        try toGeographic.transform(positions)
    }

    /// The geodesic distance in metres between two positions in longitude and latitude, in degrees.
    func geodesicMetres(_ a: Position, _ b: Position) -> Double { geodesic.inverse(a, b).distance }

    private static func bearing(ofAzimuth azimuth: Double) -> Double {
        // A very small negative azimuth plus 360 rounds to 360.
        let bearing = azimuth < 0 ? azimuth + 360 : azimuth
        return bearing < 360 ? bearing : 0
    }
}
