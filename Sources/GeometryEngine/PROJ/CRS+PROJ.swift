import CPROJ
public import SimpleFeatures

extension CRS {
    /// The name of the system, and its definition as WKT 1 in the dialect of GDAL, as in GeoPackages.
    ///
    /// - Throws: ``GeometryError`` when PROJ does not know the system or cannot write it as WKT 1.
    public func nameAndWKT() throws(GeometryError) -> (name: String, wkt: String) {
        let context = try ProjContext()
        let system = try ProjObject(crs: definition, in: context)
        let wkt = try context.call("proj_as_wkt", definition) { context in
            unsafe proj_as_wkt(context, system.handle, PJ_WKT1_GDAL, nil).map { unsafe String(cString: $0) }
        }
        return (system.name, wkt)
    }
}
