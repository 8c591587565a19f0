import CPROJ

extension ProjObject {
    /// The coordinate reference system for a code (`EPSG:25832`) or well-known text.
    ///
    /// - Throws: ``GeometryError`` when PROJ does not know the definition, or it is not a coordinate reference system.
    init(crs definition: String, in context: ProjContext) throws(GeometryError) {
        let object = try context.make("proj_create", definition) { unsafe proj_create($0, definition) }
        guard unsafe proj_is_crs(object.handle) != 0 else {
            throw GeometryError("proj_create", "\(definition): this is not a coordinate reference system")
        }
        self = object
    }

    /// True for a projected system, including one bound to a datum shift or compound with heights.
    var isProjectedCRS: Bool {
        get throws(GeometryError) {
            switch unsafe proj_get_type(handle) {
            case PJ_TYPE_PROJECTED_CRS: return true
            case PJ_TYPE_BOUND_CRS:
                return try context.make("proj_get_source_crs", name) {
                    unsafe proj_get_source_crs($0, handle)
                }.isProjectedCRS
            case PJ_TYPE_COMPOUND_CRS:
                return try context.make("proj_crs_get_sub_crs", name) {
                    unsafe proj_crs_get_sub_crs($0, handle, 0)
                }.isProjectedCRS
            default: return false
            }
        }
    }

    /// The system of longitude and latitude on the same datum.
    ///
    /// - Throws: ``GeometryError`` when PROJ knows no such system.
    func geodeticCRS() throws(GeometryError) -> ProjObject {
        try context.make("proj_crs_get_geodetic_crs", name) { unsafe proj_crs_get_geodetic_crs($0, handle) }
    }

    /// The ellipsoid of the datum.
    ///
    /// - Throws: ``GeometryError`` when PROJ knows no ellipsoid.
    func ellipsoid() throws(GeometryError) -> Ellipsoid {
        let object = try context.make("proj_get_ellipsoid", name) { unsafe proj_get_ellipsoid($0, handle) }
        return try context.call("proj_ellipsoid_get_parameters", name) { context in
            var axis = 0.0
            var inverseFlattening = 0.0
            let isKnown = unsafe proj_ellipsoid_get_parameters(
                context, object.handle, &axis, nil, nil, &inverseFlattening)
            guard isKnown == 1 else { return nil }
            // PROJ returns 0 for a sphere.
            return Ellipsoid(
                semiMajorAxis: axis, inverseFlattening: inverseFlattening == 0 ? .infinity : inverseFlattening)
        }
    }
}
