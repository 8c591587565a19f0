internal import CGDAL
internal import SimpleFeatures

extension SourceCRS {
    /// A copy of what the library knows about the reference system; the handle stays with its owner.
    init(_ reference: OGRSpatialReferenceH) {
        unsafe self.init(
            name: text(OSRGetName(reference)) ?? "", identifier: CRS(identifying: reference), wkt: wkt2(reference))
    }
}

extension CRS {
    /// The authority and code of the reference system. Where the `.prj` has none, the shapefile driver has already
    /// looked for the one system that it matches with a confidence of 90 % or more.
    fileprivate init?(identifying reference: OGRSpatialReferenceH) {
        guard let authority = unsafe text(OSRGetAuthorityName(reference, nil)),
            let code = unsafe text(OSRGetAuthorityCode(reference, nil))
        else { return nil }
        self.init(authority: authority, code: code)
    }
}

private func wkt2(_ reference: OGRSpatialReferenceH) -> String {
    var wkt: UnsafeMutablePointer<CChar>?
    defer { unsafe VSIFree(wkt) }
    let outcome = unsafe "FORMAT=WKT2_2019".withCString { option in
        unsafe OSRExportToWktEx(reference, &wkt, [option, nil])
    }
    return unsafe outcome == OGRERR_NONE ? text(wkt) ?? "" : ""
}
