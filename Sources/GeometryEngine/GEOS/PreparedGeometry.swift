import CGEOS
public import SimpleFeatures
import Synchronization

/// A named spatial relation between two geometries in one plane (OGC 06-103r4, clause 6.1.15).
public enum SpatialRelation: String, Hashable, Sendable, CaseIterable {
    case intersects, equals, disjoint, touches, within, overlaps, crosses, contains
}

/// A geometry for repeated comparisons. GEOS indexes its edges once.
///
/// Threads take turns: only one compares at a time.
public final class PreparedGeometry: Sendable {
    private let prepared: Mutex<PreparedHandle>

    /// Indexes the geometry.
    ///
    /// - Throws: ``GeometryError`` when GEOS cannot read the geometry.
    public init(_ geometry: Geometry) throws(GeometryError) {
        prepared = Mutex(try PreparedHandle.make(geometry))
    }

    /// True when the relation holds from the geometry in `bytes` to this geometry.
    ///
    /// A collection counts as the union of its parts.
    ///
    /// - Parameter bytes: well-known binary, in the plane of this geometry.
    /// - Throws: ``GeometryError`` when GEOS cannot read the binary or can't compare the two. Not all relations accept
    ///   a collection that mixes points, lines and polygons.
    public func holds(_ relation: SpatialRelation, ofWKB bytes: [UInt8]) throws(GeometryError) -> Bool {
        try prepared.withLock { prepared throws(GeometryError) in try prepared.holds(relation, ofWKB: bytes) }
    }
}

@safe
private struct PreparedHandle: ~Copyable {
    let geometry: GEOSGeometry
    let prepared: OpaquePointer

    static func make(_ geometry: Geometry) throws(GeometryError) -> sending PreparedHandle {
        let context = try GEOSContext()
        return try PreparedHandle(GEOSGeometry(operand: geometry, in: context))
    }

    private init(_ geometry: consuming GEOSGeometry) throws(GeometryError) {
        let handle = unsafe geometry.handle
        unsafe prepared = try geometry.context.call("GEOSPrepare_r") { unsafe GEOSPrepare_r($0, handle) }
        self.geometry = geometry
    }

    deinit { geometry.context.release { unsafe GEOSPreparedGeom_destroy_r($0, prepared) } }

    func holds(_ relation: SpatialRelation, ofWKB bytes: [UInt8]) throws(GeometryError) -> Bool {
        let other = try GEOSGeometry(wkb: bytes, in: geometry.context)
        return try geometry.context.test("GEOS \(relation.rawValue)") { context in
            switch relation {
            case .intersects: unsafe GEOSPreparedIntersects_r(context, prepared, other.handle)
            case .disjoint: unsafe GEOSPreparedDisjoint_r(context, prepared, other.handle)
            case .touches: unsafe GEOSPreparedTouches_r(context, prepared, other.handle)
            case .overlaps: unsafe GEOSPreparedOverlaps_r(context, prepared, other.handle)
            case .crosses: unsafe GEOSPreparedCrosses_r(context, prepared, other.handle)
            case .equals: unsafe GEOSEquals_r(context, other.handle, geometry.handle)
            // GEOS tests from the prepared geometry, so the two are swapped.
            case .within: unsafe GEOSPreparedContains_r(context, prepared, other.handle)
            case .contains: unsafe GEOSPreparedWithin_r(context, prepared, other.handle)
            }
        }
    }
}

extension GEOSGeometry {
    /// Reads well-known binary without checking its structure first.
    fileprivate init(wkb bytes: [UInt8], in context: GEOSContext) throws(GeometryError) {
        let reader = try context.call("GEOSWKBReader_create_r") { unsafe GEOSWKBReader_create_r($0) }
        defer { context.release { unsafe GEOSWKBReader_destroy_r($0, reader) } }
        self = try context.make("GEOSWKBReader_read_r") { handle in
            unsafe bytes.withUnsafeBufferPointer {
                unsafe GEOSWKBReader_read_r(handle, reader, $0.baseAddress, $0.count)
            }
        }
    }
}
