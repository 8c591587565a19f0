import CGEOS
public import SimpleFeatures

/// The reason why a geometry is invalid, and the location of the fault.
public struct ValidityFault: Hashable, Sendable, CustomStringConvertible {
    /// The message of GEOS (`Self-intersection`), or of this module for a geometry that GEOS cannot read.
    public let reason: String
    /// The location in the coordinates of the geometry; `nil` when the fault has no finite location.
    public let location: Position?

    /// The reason and the location: `Self-intersection at (5.0, 5.0)`.
    public var description: String { location.map { "\(reason) at \($0.text)" } ?? reason }
}

extension Geometry {
    /// The first fault of this geometry; `nil` when it is valid. An empty geometry is valid.
    ///
    /// - Throws: ``GeometryError`` when GEOS fails. Invalid coordinates are a fault, not an error.
    public func validityFault() throws(GeometryError) -> ValidityFault? {
        if let fault = structuralFault { return fault }
        if isCertainlySimplePolygon { return nil }
        let context = try GEOSContext()
        let own = try GEOSGeometry(self, in: context)
        var reason: UnsafeMutablePointer<CChar>?
        var location: OpaquePointer?
        let isValid = try context.test("GEOSisValidDetail_r") {
            unsafe GEOSisValidDetail_r($0, own.handle, 0, &reason, &location)
        }
        defer { if let reason = unsafe reason { context.release { unsafe GEOSFree_r($0, reason) } } }
        let place = unsafe location.map { unsafe GEOSGeometry(owning: $0, in: context) }
        if isValid { return nil }
        let text = unsafe reason.map { unsafe String(cString: $0) }
        return ValidityFault(reason: text ?? "invalid", location: try place?.value()?.firstPosition)
    }

    /// A valid geometry with the same area. Loops are cut off, overlaps dissolved and open rings closed.
    ///
    /// Drops collapsed parts; polygons stay polygons. `nil` when nothing remains. A hole outside its shell becomes a
    /// polygon.
    ///
    /// - Throws: ``GeometryError`` when a position is not finite or GEOS fails.
    public func madeValid() throws(GeometryError) -> Geometry? {
        guard let readable = withClosedRings, !readable.isEmpty else { return nil }
        let context = try GEOSContext()
        // Converts to a multipolygon: GEOS repairs the parts of a collection separately and keeps their overlap.
        let own = try GEOSGeometry(isAreal ? readable.arealPart ?? readable : readable, in: context)
        let parameters = try context.call("GEOSMakeValidParams_create_r") { handle in
            let parameters = unsafe GEOSMakeValidParams_create_r(handle)
            // Both calls fail only for an invalid parameter.
            _ = unsafe GEOSMakeValidParams_setMethod_r(handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
            _ = unsafe GEOSMakeValidParams_setKeepCollapsed_r(handle, parameters, 0)
            return unsafe parameters
        }
        defer { context.release { unsafe GEOSMakeValidParams_destroy_r($0, parameters) } }
        let result = try context.make("GEOSMakeValidWithParams_r") {
            unsafe GEOSMakeValidWithParams_r($0, own.handle, parameters)
        }.value()
        return isAreal ? result?.arealPart : result
    }
}
