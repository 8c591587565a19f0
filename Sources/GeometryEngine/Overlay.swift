import CGEOS
public import SimpleFeatures

// Both geometries must lie in the same plane. Of areas only areas are left: where two polygons touch in a line
// or a point, that is nothing. A collection counts as the union of its parts.

extension Geometry {
    /// Everything in this geometry or in `other`; `nil` when both are empty.
    ///
    /// - Throws: ``GeometryError`` when GEOS can't overlay the two (usually an invalid input).
    public func union(_ other: Geometry) throws(GeometryError) -> Geometry? {
        try Geometry.union(of: [self, other])
    }

    /// Everything in any of the geometries, overlaps once; `nil` when all are empty.
    ///
    /// - Throws: ``GeometryError`` when GEOS can't overlay them (usually an invalid input).
    public static func union(of geometries: [Geometry]) throws(GeometryError) -> Geometry? {
        let parts = geometries.filter { !$0.isEmpty }
        if parts.isEmpty { return nil }
        let context = try GEOSContext()
        let result = try GEOSGeometry(.geometryCollection(parts), in: context).dissolved().value()
        return parts.allSatisfy(\.isAreal) ? result?.arealPart : result
    }

    /// The part of this geometry outside `other`; `nil` when nothing is left.
    ///
    /// - Throws: ``GeometryError`` when GEOS can't overlay the two: an invalid input, or a collection that mixes
    ///   points, lines and polygons.
    public func difference(_ other: Geometry) throws(GeometryError) -> Geometry? {
        let result = try overlay("GEOSDifference_r", other) { unsafe GEOSDifference_r($0, $1, $2) }
        return isAreal ? result?.arealPart : result
    }

    /// The part of this geometry inside `other`; `nil` when they have nothing in common.
    ///
    /// - Throws: ``GeometryError`` when GEOS can't overlay the two: an invalid input, or a collection that mixes
    ///   points, lines and polygons.
    public func intersection(_ other: Geometry) throws(GeometryError) -> Geometry? {
        let result = try overlay("GEOSIntersection_r", other) { unsafe GEOSIntersection_r($0, $1, $2) }
        return isAreal && other.isAreal ? result?.arealPart : result
    }

    /// How many pieces a quarter of a circle has in a buffer.
    public static let bufferSegmentsPerQuadrant = 16

    /// The area within `distance` of this geometry, in the plane's unit; a negative distance shrinks polygons.
    ///
    /// Curves are drawn with ``bufferSegmentsPerQuadrant`` pieces a quadrant. `nil` when nothing is left.
    ///
    /// - Throws: ``GeometryError`` when the distance is not finite or GEOS can't read the geometry.
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
    /// What the overlays and relations of GEOS 3.11 can take: they know no collections.
    init(operand geometry: Geometry, in context: GEOSContext) throws(GeometryError) {
        let whole = try GEOSGeometry(geometry, in: context)
        self = geometry.kind == .geometryCollection ? try whole.dissolved() : whole
    }

    /// The union of the parts.
    func dissolved() throws(GeometryError) -> GEOSGeometry {
        try context.make("GEOSUnaryUnion_r") { unsafe GEOSUnaryUnion_r($0, handle) }
    }
}
