internal import CGDAL
internal import SimpleFeatures

/// An open GDAL dataset. Deinitialization closes it.
@safe struct GDALDataset: ~Copyable {
    fileprivate let handle: GDALDatasetH

    /// - Throws: ``SourceFault`` with the message of GDAL.
    init(_ path: FilePath, _ format: FileFormat, _ messages: GDALMessages) throws(SourceFault) {
        let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
        // GDAL takes some names for connections or virtual file systems. A path with a slash is always a file.
        let name = path.gdalPath.hasPrefix("/") ? path.gdalPath : "./\(path.gdalPath)"
        let opened = unsafe format.driver.withCString { driver in
            unsafe format.openOption.withCString { option in
                unsafe GDALOpenEx(name, flags, [driver, nil], [option, nil], nil)
            }
        }
        guard let opened = unsafe opened else {
            throw SourceFault(.fileBroken, file: path.label, library: messages.first)
        }
        unsafe handle = opened
    }

    deinit { unsafe GDALClose(handle) }

    var layerCount: Int { unsafe Int(GDALDatasetGetLayerCount(handle)) }

    /// Calls `body` with the layer, which is valid only during the call; `nil` when the layer does not exist.
    func withLayer<Result>(_ index: Int, _ body: (borrowing GDALLayer) throws -> Result) rethrows -> Result? {
        guard let layer = unsafe GDALDatasetGetLayer(handle, Int32(index)),
            let layer = unsafe GDALLayer(layer)
        else { return nil }
        return try body(layer)
    }
}

extension GDALDataset {
    /// The texts in the rows of a query; empty when the query fails.
    func rows(of query: String) -> [[String]] {
        guard let result = unsafe GDALDatasetExecuteSQL(handle, query, nil, nil) else { return [] }
        defer { unsafe GDALDatasetReleaseResultSet(handle, result) }
        var rows: [[String]] = []
        while let row = unsafe OGR_L_GetNextFeature(result) {
            defer { unsafe OGR_F_Destroy(row) }
            rows.append(
                unsafe (0..<OGR_F_GetFieldCount(row)).map { unsafe text(OGR_F_GetFieldAsString(row, $0)) ?? "" })
        }
        return rows
    }
}

/// A layer of an open dataset.
@safe struct GDALLayer: ~Copyable {
    private let handle: OGRLayerH
    let fields: [SourceField]
    /// How each field is read.
    let readings: [FieldReading]
    let name: String
    let hasGeometry: Bool
    /// The name of the identifier column; `nil` for an automatic column such as `fid`.
    let identifierColumn: String?

    fileprivate init?(_ handle: OGRLayerH) {
        guard let definition = unsafe OGR_L_GetLayerDefn(handle) else { return nil }
        unsafe self.handle = handle
        name = unsafe text(OGR_L_GetName(handle)) ?? ""
        hasGeometry = unsafe OGR_FD_GetGeomFieldCount(definition) > 0
        let columns = unsafe (0..<OGR_FD_GetFieldCount(definition)).map { index in
            unsafe (
                text(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, index))) ?? "",
                FieldReading(OGR_FD_GetFieldDefn(definition, index))
            )
        }
        let column = unsafe text(OGR_L_GetFIDColumn(handle)) ?? ""
        let isChosen = !column.isEmpty && !Self.automatic.contains(column.lowercased())
        identifierColumn = isChosen && !columns.contains { $0.0 == column } ? column : nil
        fields =
            (identifierColumn.map { [SourceField(name: $0, kind: .integer)] } ?? [])
            + columns.map { SourceField(name: $0.0, kind: $0.1.kind) }
        readings = columns.map(\.1)
    }

    /// Names of columns that programs add to number the rows.
    private static let automatic: Set = ["fid", "ogc_fid"]

    /// The names of the columns with the geometry and the feature ID; empty without one.
    var columnNames: (geometry: String, identifier: String) {
        (unsafe text(OGR_L_GetGeometryColumn(handle)) ?? "", unsafe text(OGR_L_GetFIDColumn(handle)) ?? "")
    }

    var featureCount: Int { unsafe Int(OGR_L_GetFeatureCount(handle, 1)) }

    /// The coordinate system that the file states; `nil` without one.
    var crs: SourceCRS? {
        guard hasGeometry, let reference = unsafe OGR_L_GetSpatialRef(handle) else { return nil }
        let crs = unsafe SourceCRS(reference)
        // GeoPackage uses this name for an unknown system.
        return crs.name.lowercased().hasPrefix("undefined") ? nil : crs
    }

    /// The next row; `nil` at the end, and when GDAL fails.
    func nextFeature() -> GDALFeature? {
        guard let handle = unsafe OGR_L_GetNextFeature(handle) else { return nil }
        return unsafe GDALFeature(owning: handle)
    }
}

extension FileFormat {
    /// The name of the only driver that may open the file.
    fileprivate var driver: String {
        switch self {
        case .geoPackage: "GPKG"
        case .flatGeobuf: "FlatGeobuf"
        case .shapefile, .table, .csv, .geoJSON, .geoJSONSequence:
            preconditionFailure("\(self) is read without the library")
        }
    }

    fileprivate var openOption: String {
        switch self {
        // Without this option, GDAL creates files beside a database in write-ahead mode.
        case .geoPackage: "IMMUTABLE=YES"
        default: "VERIFY_BUFFERS=YES"
        }
    }
}
