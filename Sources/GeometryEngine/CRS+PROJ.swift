import CPROJ
public import SimpleFeatures

extension CRS {
    /// The system's name and its definition as well-known text in the dialect that GDAL writes into GeoPackages.
    ///
    /// - Throws: ``GeometryError`` when PROJ does not know the system or has no such text for it.
    public func nameAndWKT() throws(GeometryError) -> (name: String, wkt: String) {
        let context = try ProjContext()
        let system = try ProjObject(crs: definition, in: context)
        let wkt = try context.call("proj_as_wkt", definition) { context in
            unsafe proj_as_wkt(context, system.handle, PJ_WKT1_GDAL, nil).map { unsafe String(cString: $0) }
        }
        return (system.name, wkt)
    }
}
