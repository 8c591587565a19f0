public import SimpleFeatures

/// The coordinate operation that PROJ applied to a position.
public struct TransformOperation: Hashable, Sendable {
    /// The name in the database of PROJ. Steps are joined by ` + `.
    public let name: String
    /// The accuracy of the datum shift in metres, as stated in the database; `nil` when it is not stated.
    public let accuracyMetres: Double?
    /// True when the operation reads a grid file, such as BeTA2007.
    public let usesGrid: Bool
    /// The names of the grids in the database of PROJ, such as `de_adv_BETA2007.tif`. The installed file may have
    /// another name.
    public let gridNames: [String]

    /// True when PROJ knows no datum shift between the systems and omits it.
    public var isBallpark: Bool { name.contains("Ballpark") }
}

/// Transforms positions between two coordinate reference systems: x before y on both sides, degrees for angular axes.
///
/// The first transformer for a pair of systems takes 10–15 ms to create. Each thread uses a separate PROJ pipeline, so
/// threads do not wait for each other.
public final class CoordinateTransformer: Sendable {
    private let pipelines: PipelinePool

    /// Creates a transformer between two systems given by code or text.
    ///
    /// - Parameters:
    ///   - source: a code (`EPSG:31466`, `OGC:CRS84`) or well-known text in the dialect of the OGC or of ESRI.
    ///   - target: a code or well-known text, as for `source`.
    ///   - area: an envelope of the positions in longitude and latitude, which limits the candidate operations.
    /// - Throws: ``GeometryError`` when PROJ does not know a system or an operation between them.
    public init(from source: String, to target: String, area: Envelope? = nil) throws(GeometryError) {
        pipelines = try PipelinePool.shared(.between(source: source, target: target, area: area))
    }

    /// Creates a transformer between two systems.
    ///
    /// - Throws: ``GeometryError`` when PROJ does not know a system or an operation between them.
    public convenience init(from source: CRS, to target: CRS) throws(GeometryError) {
        try self.init(from: source.definition, to: target.definition)
    }

    /// A transformer from a projected system to longitude and latitude on the same datum, and the datum's ellipsoid.
    ///
    /// - Throws: ``GeometryError`` when PROJ does not know the system or it is not projected.
    static func toGeographic(from plane: CRS) throws(GeometryError) -> (CoordinateTransformer, Ellipsoid) {
        let source = try ProjObject(crs: plane.definition, in: try ProjContext())
        guard try source.isProjectedCRS else {
            throw GeometryError("proj_get_type", "\(plane): \(source.name) is not a projected system")
        }
        let pipelines = try PipelinePool.shared(.toGeographic(plane: plane.definition))
        return (CoordinateTransformer(pipelines), try source.ellipsoid())
    }

    private init(_ pipelines: PipelinePool) { self.pipelines = pipelines }

    /// The geometry with each position transformed. Edges are not densified.
    ///
    /// - Throws: ``GeometryError`` with the first position that PROJ cannot transform.
    public func transform(_ geometry: Geometry) throws(GeometryError) -> Geometry {
        try geometry.mapPositions(transform)
    }

    /// The positions in the target system, in the same order; empty for an empty array.
    ///
    /// - Throws: ``GeometryError`` with the first position that PROJ cannot transform.
    public func transform(_ positions: [Position]) throws(GeometryError) -> [Position] {
        try pipelines.withPipeline { pipeline throws(GeometryError) in try pipeline.transform(positions) }
    }

    /// The operation that PROJ selects for this position. It depends on the position and on the installed grids.
    ///
    /// - Throws: ``GeometryError`` when PROJ cannot transform the position.
    public func operation(at position: Position) throws(GeometryError) -> TransformOperation {
        try pipelines.withPipeline { pipeline throws(GeometryError) in
            _ = try pipeline.transform([position])
            return try pipeline.lastOperation()
        }
    }
}
