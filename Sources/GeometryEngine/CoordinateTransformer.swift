public import SimpleFeatures

/// What PROJ did with a position on its way between two coordinate reference systems.
public struct TransformOperation: Hashable, Sendable {
    /// As PROJ's database names it, its steps joined by ` + `.
    public let name: String
    /// The accuracy that the database states for the shift of datum, in metres; `nil` where it states none.
    public let accuracyMetres: Double?
    public let usesGrid: Bool
    /// The grids as PROJ's database names them, whatever the file here is called: `de_adv_BETA2007.tif`.
    public let gridNames: [String]
}

/// Takes positions from one coordinate reference system to another: x before y on both sides, degrees where angular.
///
/// Making the first of a way takes 10–15 ms. Each thread that comes at the same time gets a pipeline of its own.
public final class CoordinateTransformer: Sendable {
    private let lanes: TransformLanes

    /// - Parameters:
    ///   - source: a code (`EPSG:31466`, `OGC:CRS84`) or well-known text, the OGC's or ESRI's.
    ///   - area: where the positions lie, in longitude and latitude; narrows the choice of operations.
    /// - Throws: ``GeometryError`` when PROJ does not know a system or no way between the two.
    public init(from source: String, to target: String, area: Envelope? = nil) throws(GeometryError) {
        lanes = try TransformLanes.shared(.between(source: source, target: target, area: area))
    }

    /// - Throws: ``GeometryError`` when PROJ does not know a system or no way between the two.
    public convenience init(from source: CRS, to target: CRS) throws(GeometryError) {
        try self.init(from: source.definition, to: target.definition)
    }

    /// The way from a plane to longitude and latitude on its own datum, so without a shift; and that datum's shape.
    ///
    /// - Throws: ``GeometryError`` when PROJ does not know the system, or it is no plane.
    static func toGeographic(from plane: CRS) throws(GeometryError) -> (CoordinateTransformer, Ellipsoid) {
        let source = try ProjObject(crs: plane.definition, in: try ProjContext())
        guard try source.isProjectedCRS else {
            throw GeometryError("proj_get_type", "\(plane): \(source.name) is no plane, its unit is no length")
        }
        let lanes = try TransformLanes.shared(.toGeographic(plane: plane.definition))
        return (CoordinateTransformer(lanes), try source.ellipsoid())
    }

    private init(_ lanes: TransformLanes) { self.lanes = lanes }

    /// The geometry with each of its positions transformed; edges stay straight between them.
    ///
    /// - Throws: ``GeometryError`` with the first position that PROJ can't transform.
    public func transform(_ geometry: Geometry) throws(GeometryError) -> Geometry {
        try geometry.mapPositions(transform)
    }

    /// - Throws: ``GeometryError`` with the first position that PROJ can't transform.
    public func transform(_ positions: [Position]) throws(GeometryError) -> [Position] {
        try lanes.withPipeline { pipeline throws(GeometryError) in try pipeline.transform(positions) }
    }

    /// The operation that PROJ takes for this position: it depends on the place and on the grids installed.
    ///
    /// - Throws: ``GeometryError`` when PROJ can't transform the position.
    public func operation(at position: Position) throws(GeometryError) -> TransformOperation {
        try lanes.withPipeline { pipeline throws(GeometryError) in
            _ = try pipeline.transform([position])
            return try pipeline.lastOperation()
        }
    }
}
