import CGEOS
public import SimpleFeatures

// Both geometries must lie in the same plane.

extension Geometry {
    /// True when the two share a position, including on a boundary; false when either is empty.
    ///
    /// - Throws: ``GeometryError`` when GEOS cannot read one of them.
    public func intersects(_ other: Geometry) throws(GeometryError) -> Bool {
        let context = try GEOSContext()
        let own = try GEOSGeometry(operand: self, in: context)
        let other = try GEOSGeometry(operand: other, in: context)
        return try context.test("GEOSIntersects_r") { unsafe GEOSIntersects_r($0, own.handle, other.handle) }
    }

    /// True when no part of `other` lies outside this geometry and their interiors intersect.
    ///
    /// False when either is empty. A collection counts as the union of its parts.
    ///
    /// - Throws: ``GeometryError`` when GEOS cannot read one of them, or one mixes points, lines and polygons.
    public func contains(_ other: Geometry) throws(GeometryError) -> Bool {
        let context = try GEOSContext()
        let own = try GEOSGeometry(operand: self, in: context)
        let other = try GEOSGeometry(operand: other, in: context)
        return try context.test("GEOSContains_r") { unsafe GEOSContains_r($0, own.handle, other.handle) }
    }

    /// The distance between the two, in the unit of the plane: 0 when they intersect, infinity when either is empty.
    ///
    /// - Throws: ``GeometryError`` when GEOS cannot read one of them.
    public func distance(to other: Geometry) throws(GeometryError) -> Double {
        if isEmpty || other.isEmpty { return .infinity }
        let context = try GEOSContext()
        let own = try GEOSGeometry(self, in: context)
        let other = try GEOSGeometry(other, in: context)
        return try context.call("GEOSDistance_r") { handle in
            var distance = 0.0
            return unsafe GEOSDistance_r(handle, own.handle, other.handle, &distance) == 1 ? distance : nil
        }
    }

    /// The nearest points of the two, in the plane; `nil` when either is empty.
    ///
    /// - Throws: ``GeometryError`` when GEOS cannot read one of them.
    public func nearestPoints(to other: Geometry) throws(GeometryError) -> (own: Position, other: Position)? {
        if isEmpty || other.isEmpty { return nil }
        let context = try GEOSContext()
        let own = try GEOSGeometry(self, in: context)
        let other = try GEOSGeometry(other, in: context)
        let ends = try context.call("GEOSNearestPoints_r") {
            unsafe GEOSNearestPoints_r($0, own.handle, other.handle)
        }
        return try unsafe context.nearestPoints(ends)
    }
}

extension GEOSContext {
    /// The two positions in a sequence, which is destroyed.
    ///
    /// - Throws: ``GeometryError`` when GEOS cannot read the sequence.
    @unsafe func nearestPoints(_ ends: OpaquePointer) throws(GeometryError) -> (own: Position, other: Position) {
        defer { release { unsafe GEOSCoordSeq_destroy_r($0, ends) } }
        return try call("GEOSCoordSeq_getXY_r") { handle in
            var (a, b) = (Position(0, 0), Position(0, 0))
            guard unsafe GEOSCoordSeq_getXY_r(handle, ends, 0, &a.x, &a.y) == 1,
                unsafe GEOSCoordSeq_getXY_r(handle, ends, 1, &b.x, &b.y) == 1
            else { return nil }
            return (a, b)
        }
    }
}
