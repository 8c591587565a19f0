internal import CGDAL
internal import SimpleFeatures

/// A shapefile that the library has open, for as long as this value lives.
@safe struct OpenShapefile: ~Copyable {
    private let dataset: DatasetHandle
    private let layer: OGRLayerH
    /// The layer's fields, in the file's order.
    let fields: [SourceField]

    /// - Throws: ``VectorIOError`` with the library's words.
    init(_ set: ShapefileSet, encoding: String, _ messages: LibraryMessages) throws(VectorIOError) {
        guard let dataset = DatasetHandle(set.main.forLibrary, encoding) else {
            throw messages.error("GDALOpenEx", "\(set.main.forPeople) cannot be read, export the layer again")
        }
        guard let layer = unsafe dataset.layer, let definition = unsafe OGR_L_GetLayerDefn(layer) else {
            throw messages.error("GDALDatasetGetLayer", "\(set.main.forPeople) has no layer, export it again")
        }
        self.dataset = dataset
        unsafe self.layer = layer
        unsafe fields = (0..<OGR_FD_GetFieldCount(definition)).map { index in
            unsafe SourceField(OGR_FD_GetFieldDefn(definition, index))
        }
        // The library reads the .prj when it is first asked; its complaints about it are not the first row's.
        unsafe _ = OGR_L_GetSpatialRef(layer)
        messages.forget()
    }

    var featureCount: Int { unsafe Int(OGR_L_GetFeatureCount(layer, 1)) }

    /// The coordinate system of the `.prj`; `nil` without one, and for one that the library does not understand.
    var crs: SourceCRS? {
        guard let reference = unsafe OGR_L_GetSpatialRef(layer) else { return nil }
        return unsafe SourceCRS(reference)
    }

    /// The next row that is not deleted; `nil` at the end, and when the library fails.
    func nextFeature() -> OGRFeature? {
        guard let handle = unsafe OGR_L_GetNextFeature(layer) else { return nil }
        return unsafe OGRFeature(owning: handle)
    }
}

/// The library's dataset, closed at the end of its life.
@safe private struct DatasetHandle: ~Copyable {
    private let handle: GDALDatasetH

    /// `nil` when the library cannot open it; its words have been collected.
    init?(_ path: String, _ encoding: String) {
        let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
        let opened = unsafe "ESRI Shapefile".withCString { driver in
            unsafe "ENCODING=\(encoding)".withCString { option in
                unsafe GDALOpenEx(path, flags, [driver, nil], [option, nil], nil)
            }
        }
        guard let opened = unsafe opened else { return nil }
        unsafe handle = opened
    }

    deinit { unsafe GDALClose(handle) }

    /// The dataset's only layer, which lives as long as the dataset.
    var layer: OGRLayerH? { unsafe GDALDatasetGetLayer(handle, 0) }
}

extension SourceField {
    fileprivate init(_ definition: OGRFieldDefnH?) {
        let kind: Kind =
            switch unsafe OGR_Fld_GetType(definition) {
            case OFTString: .string
            case OFTInteger, OFTInteger64: .integer
            case OFTReal: .number
            case OFTDate: .date
            default: .other
            }
        self.init(name: unsafe fieldText(OGR_Fld_GetNameRef(definition)), kind: kind)
    }
}
