internal import CGDAL
internal import SimpleFeatures

/// A GDAL dataset for output. Deinitialization closes it.
@safe struct OutputDataset: ~Copyable {
    private let handle: GDALDatasetH

    /// Registers the driver that is used only for writing. Runs once per process.
    private static let setUp: Void = RegisterOGRShape()

    /// - Parameter path: a path at which no file exists.
    /// - Throws: ``VectorIOError`` with the message of GDAL.
    init(creating path: String, driver name: String, _ messages: GDALMessages) throws(VectorIOError) {
        Self.setUp
        guard let driver = unsafe GDALGetDriverByName(name),
            let handle = unsafe GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, nil)
        else { throw messages.error("GDALCreate", "\(name) cannot be written") }
        unsafe self.handle = handle
    }

    deinit { unsafe GDALClose(handle) }

    /// Adds a layer, which is valid as long as the dataset.
    ///
    /// - Throws: ``VectorIOError`` when GDAL renames a field or makes it narrower.
    func addLayer(
        _ layer: TargetLayer, _ format: VectorFormat, _ messages: GDALMessages
    ) throws(VectorIOError) -> OutputLayer {
        let reference = try SpatialReference(layer.crs, messages)
        let options = OptionList(format.creationOptions(of: layer))
        let created = unsafe GDALDatasetCreateLayer(
            handle, layer.name, layer.content == .table ? nil : reference.handle, layer.content.libraryType,
            options.list)
        guard let created = unsafe created, messages.failures.isEmpty else {
            throw messages.error("GDALDatasetCreateLayer", "the layer \(layer.name) cannot be made")
        }
        return unsafe try OutputLayer(created, layer, format, messages)
    }

    /// Writes the buffered data and closes the file.
    ///
    /// - Throws: ``VectorIOError`` when the file is incomplete.
    consuming func close(_ messages: GDALMessages) throws(VectorIOError) {
        unsafe GDALClose(handle)
        discard self
        // Before GDAL 3.7 the function itself returns no error.
        guard messages.failures.isEmpty else {
            throw messages.error("GDALClose", "the file cannot be written whole, is the disk full?")
        }
    }
}

/// Owns a reference system of GDAL. Deinitialization releases it.
@safe private struct SpatialReference: ~Copyable {
    let handle: OGRSpatialReferenceH

    init(_ crs: CRS, _ messages: GDALMessages) throws(VectorIOError) {
        let handle = unsafe OSRNewSpatialReference(nil)
        guard unsafe OSRSetFromUserInput(handle, crs.definition) == OGRERR_NONE, let made = unsafe handle else {
            unsafe OSRRelease(handle)
            throw messages.error("OSRSetFromUserInput", "the reference system \(crs) is not known: give EPSG:25832")
        }
        unsafe OSRSetAxisMappingStrategy(made, OAMS_TRADITIONAL_GIS_ORDER)
        unsafe self.handle = made
    }

    deinit { unsafe OSRRelease(handle) }
}

/// A list of `NAME=value` texts in the form of GDAL.
@safe private struct OptionList: ~Copyable {
    private(set) var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

    init(_ options: [(name: String, value: String)]) {
        for (name, value) in options { unsafe list = CSLSetNameValue(list, name, value) }
    }

    deinit { unsafe CSLDestroy(list) }
}

extension VectorFormat {
    fileprivate func creationOptions(of layer: TargetLayer) -> [(name: String, value: String)] {
        switch self {
        case .shapefile:
            // Without the limit, GDAL would write files that other programs cannot read.
            [("ENCODING", "UTF-8"), ("2GB_LIMIT", "YES")]
        case .geoPackage:
            [("FID", "fid"), ("GEOMETRY_NAME", "geom"), ("IDENTIFIER", layer.title), ("SPATIAL_INDEX", "YES")]
        case .flatGeobuf: [("SPATIAL_INDEX", "YES")]
        case .geoJSON, .csv, .excelCSV: []
        }
    }
}

extension TargetLayer.Content {
    fileprivate var libraryType: OGRwkbGeometryType {
        switch self {
        case .table: wkbNone
        case .points: wkbPoint
        case .multiPoints: wkbMultiPoint
        case .lines: wkbMultiLineString
        case .multiPolygons: wkbMultiPolygon
        case .mixed: wkbUnknown
        }
    }
}
