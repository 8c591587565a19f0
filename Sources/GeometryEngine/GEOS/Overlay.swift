import CGEOS
public import SimpleFeatures

// Both geometries must lie in the same plane. Overlays of polygons return polygons only: lines and points in which
// polygons touch are dropped. A collection counts as the union of its parts.

extension Geometry {
    /// The union of this geometry and `other`; `nil` when both are empty.
    ///
    /// - Throws: ``GeometryError`` when GEOS cannot overlay the two, usually because of an invalid input.
    public func union(_ other: Geometry) throws(GeometryError) -> Geometry? {
        try Geometry.union(of: [self, other])
    }

    /// The union of the geometries; `nil` when all are empty.
    ///
    /// - Throws: ``GeometryError`` when GEOS cannot overlay them, usually because of an invalid input.
    public static func union(of geometries: [Geometry]) throws(GeometryError) -> Geometry? {
        let parts = geometries.filter { !$0.isEmpty }
        if parts.isEmpty { return nil }
        let context = try GEOSContext()
        let result = try GEOSGeometry(.geometryCollection(parts), in: context).dissolved().value()
        return parts.allSatisfy(\.isAreal) ? result?.arealPart : result
    }

    /// The part of this geometry outside `other`; `nil` when it is empty.
    ///
    /// - Throws: ``GeometryError`` when GEOS cannot overlay the two: an invalid input, or a collection that mixes
    ///   points, lines and polygons.
    public func difference(_ other: Geometry) throws(GeometryError) -> Geometry? {
        let result = try overlay("GEOSDifference_r", other) { unsafe GEOSDifference_r($0, $1, $2) }
        return isAreal ? result?.arealPart : result
    }

    /// The part of this geometry inside `other`; `nil` when it is empty.
    ///
    /// - Throws: ``GeometryError`` when GEOS cannot overlay the two: an invalid input, or a collection that mixes
    ///   points, lines and polygons.
    public func intersection(_ other: Geometry) throws(GeometryError) -> Geometry? {
        let result = try overlay("GEOSIntersection_r", other) { unsafe GEOSIntersection_r($0, $1, $2) }
        return isAreal && other.isAreal ? result?.arealPart : result
    }

    /// The number of segments that approximate a quarter circle in a buffer.
    public static let bufferSegmentsPerQuadrant = 16

    /// The buffer of this geometry, in the unit of the plane; `nil` when it is empty.
    ///
    /// A negative distance shrinks polygons. Quarter circles have ``bufferSegmentsPerQuadrant`` segments.
    ///
    /// - Throws: ``GeometryError`` when the distance is not finite or GEOS cannot read the geometry.
    public func buffered(by distance: Double) throws(GeometryError) -> Geometry? {
        guard distance.isFinite else { throw GeometryError("GEOSBuffer_r", "the distance is \(distance)") }
        if isEmpty { return nil }
        let context = try GEOSContext()
        let own = try GEOSGeometry(self, in: context)
        return try context.make("GEOSBuffer_r") {
            unsafe GEOSBuffer_r($0, own.handle, distance, Int32(Self.bufferSegmentsPerQuadrant))
        }.value()?.arealPart
    }

    @safe
    private func overlay(
        _ function: String, _ other: Geometry,
        _ operation: (OpaquePointer, OpaquePointer, OpaquePointer) -> OpaquePointer?
    ) throws(GeometryError) -> Geometry? {
        let context = try GEOSContext()
        let own = try GEOSGeometry(operand: self, in: context)
        let other = try GEOSGeometry(operand: other, in: context)
        return try context.make(function) { unsafe operation($0, own.handle, other.handle) }.value()
    }
}

extension GEOSGeometry {
    /// Creates an operand for overlays and relations. Collections are dissolved, since GEOS 3.11 does not accept them.
    init(operand geometry: Geometry, in context: GEOSContext) throws(GeometryError) {
        let whole = try GEOSGeometry(geometry, in: context)
        self = geometry.kind == .geometryCollection ? try whole.dissolved() : whole
    }

    /// The union of the parts.
    func dissolved() throws(GeometryError) -> GEOSGeometry {
        try context.make("GEOSUnaryUnion_r") { unsafe GEOSUnaryUnion_r($0, handle) }
    }
}
