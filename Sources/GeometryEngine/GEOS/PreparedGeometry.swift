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

    /// The nearest points of this geometry and the geometry in `bytes`. Measures from edges, so that a polygon must be
    /// prepared as its rings.
    ///
    /// - Parameter bytes: well-known binary of a geometry that is not empty, in the plane of this geometry.
    /// - Throws: ``GeometryError`` when GEOS cannot read the binary.
    package func nearestPoints(
        toWKB bytes: [UInt8]
    ) throws(GeometryError) -> (own: Position, other: Position) {
        try prepared.withLock { prepared throws(GeometryError) in try prepared.nearestPoints(toWKB: bytes) }
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
        if Self.comparesAllEdges(relation), try !meetsBorder(other) { return false }
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

    /// True for relations for which GEOS does not use the index of the prepared geometry.
    private static func comparesAllEdges(_ relation: SpatialRelation) -> Bool {
        switch relation {
        case .touches, .overlaps, .crosses: true
        // GEOS compares the envelopes of equal geometries first.
        case .intersects, .disjoint, .within, .contains, .equals: false
        }
    }

    /// False for a geometry that is outside this one or in its interior. It neither touches, overlaps nor crosses this
    /// geometry.
    private func meetsBorder(_ other: borrowing GEOSGeometry) throws(GeometryError) -> Bool {
        let handle = unsafe other.handle
        let context = geometry.context
        guard try context.test("GEOSPreparedIntersects_r", { unsafe GEOSPreparedIntersects_r($0, prepared, handle) })
        else { return false }
        return try !context.test("GEOSPreparedContainsProperly_r") {
            unsafe GEOSPreparedContainsProperly_r($0, prepared, handle)
        }
    }

    func nearestPoints(toWKB bytes: [UInt8]) throws(GeometryError) -> (own: Position, other: Position) {
        let other = try GEOSGeometry(wkb: bytes, in: geometry.context)
        let ends = try geometry.context.call("GEOSPreparedNearestPoints_r") {
            unsafe GEOSPreparedNearestPoints_r($0, prepared, other.handle)
        }
        return try unsafe geometry.context.nearestPoints(ends)
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
