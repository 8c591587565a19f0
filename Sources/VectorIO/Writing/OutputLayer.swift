internal import CGDAL
internal import Codecs
internal import SimpleFeatures

/// An output layer of GDAL. Must not be used after its dataset is closed.
@safe struct OutputLayer {
    private let handle: OGRLayerH
    private let definition: OGRFeatureDefnH
    private let layer: TargetLayer
    private let format: VectorFormat
    private let messages: GDALMessages

    /// Creates the fields of the new layer.
    @unsafe init(
        _ handle: OGRLayerH, _ layer: TargetLayer, _ format: VectorFormat, _ messages: GDALMessages
    ) throws(VectorIOError) {
        guard let definition = unsafe OGR_L_GetLayerDefn(handle) else {
            throw messages.error("OGR_L_GetLayerDefn", "the layer \(layer.name) has no fields")
        }
        unsafe self.handle = handle
        unsafe self.definition = definition
        self.layer = layer
        self.format = format
        self.messages = messages
        for (index, field) in layer.fields.enumerated() { try add(field, at: Int32(index)) }
        // One transaction for all rows, in formats with transactions.
        try check(unsafe OGR_L_StartTransaction(handle), "OGR_L_StartTransaction", "the layer \(layer.name)")
    }

    /// - Throws: ``VectorIOError`` when GDAL refuses the row or changes a value.
    func write(_ row: TargetRow) throws(VectorIOError) {
        // GDAL 3.6 would omit the row without an error.
        guard row.geometry != nil || format != .flatGeobuf else {
            throw VectorIOError(
                function: "OGR_L_CreateFeature", "\(row.id) has no geometry, and FlatGeobuf takes no such row")
        }
        guard let feature = unsafe OGR_F_Create(definition) else {
            throw messages.error("OGR_F_Create", "there is no memory for \(row.id)")
        }
        defer { unsafe OGR_F_Destroy(feature) }
        for (index, value) in row.values.enumerated() {
            unsafe set(value, of: feature, at: Int32(index), layer.fields[index])
        }
        if let geometry = row.geometry { unsafe try set(geometry, of: feature, row) }
        try check(
            unsafe OGR_L_CreateFeature(handle, feature), "OGR_L_CreateFeature", "\(row.id) cannot be written")
    }

    func finish() throws(VectorIOError) {
        try check(unsafe OGR_L_CommitTransaction(handle), "OGR_L_CommitTransaction", "the layer \(layer.name)")
        try check(unsafe OGR_L_SyncToDisk(handle), "OGR_L_SyncToDisk", "the layer \(layer.name)")
    }

    /// Treats a warning as an error, since it means that a value was changed.
    private func check(_ outcome: OGRErr, _ function: String, _ what: String) throws(VectorIOError) {
        guard outcome == OGRERR_NONE, messages.failures.isEmpty, messages.warnings.isEmpty else {
            throw messages.error(function, what)
        }
    }

    private func add(_ field: TargetField, at index: Int32) throws(VectorIOError) {
        let (kind, subtype) = field.kind.libraryType(in: format)
        guard let description = unsafe OGR_Fld_Create(field.name, kind) else {
            throw messages.error("OGR_Fld_Create", "there is no memory for the field \(field.name)")
        }
        defer { unsafe OGR_Fld_Destroy(description) }
        unsafe OGR_Fld_SetSubType(description, subtype)
        // Other formats do not limit the width of columns.
        let width = format == .shapefile ? Int32(field.width) : 0
        unsafe OGR_Fld_SetWidth(description, width)
        unsafe OGR_Fld_SetPrecision(description, width == 0 ? 0 : Int32(field.decimals))
        try check(
            unsafe OGR_L_CreateField(handle, description, 0), "OGR_L_CreateField",
            "the field \(field.name) cannot be made")
        let made = unsafe OGR_FD_GetFieldDefn(definition, index)
        let (name, madeWidth) = unsafe (text(OGR_Fld_GetNameRef(made)), OGR_Fld_GetWidth(made))
        guard name == field.name, width == 0 || madeWidth == width else {
            throw VectorIOError(
                function: "OGR_L_CreateField",
                "the field \(field.name) cannot have this name and width in \(format.rawValue)")
        }
    }

    private func set(
        _ value: PropertyValue, of feature: OGRFeatureH, at index: Int32, _ field: TargetField
    ) {
        switch value {
        case .null: unsafe OGR_F_SetFieldNull(feature, index)
        case .integer(let number): unsafe OGR_F_SetFieldInteger64(feature, index, number)
        case .number(let number): unsafe OGR_F_SetFieldDouble(feature, index, number)
        case .boolean(let truth): unsafe OGR_F_SetFieldInteger(feature, index, truth ? 1 : 0)
        case .string(let text), .json(let text): unsafe OGR_F_SetFieldString(feature, index, text)
        }
    }

    private func set(_ geometry: Geometry, of feature: OGRFeatureH, _ row: TargetRow) throws(VectorIOError) {
        let bytes = WKB.encode(geometry)
        var made: OGRGeometryH?
        let outcome = unsafe bytes.withUnsafeBytes { buffer in
            unsafe OGR_G_CreateFromWkb(buffer.baseAddress, nil, &made, Int32(clamping: buffer.count))
        }
        guard outcome == OGRERR_NONE, let made = unsafe made else {
            throw messages.error("OGR_G_CreateFromWkb", "the geometry of \(row.id) cannot be written")
        }
        guard unsafe OGR_F_SetGeometryDirectly(feature, made) == OGRERR_NONE else {
            throw messages.error("OGR_F_SetGeometryDirectly", "the geometry of \(row.id) cannot be written")
        }
    }
}

extension TargetField.Kind {
    fileprivate func libraryType(in format: VectorFormat) -> (OGRFieldType, OGRFieldSubType) {
        switch self {
        case .string: (OFTString, OFSTNone)
        case .integer: (OFTInteger64, OFSTNone)
        case .number: (OFTReal, OFSTNone)
        case .boolean: (OFTInteger, OFSTBoolean)
        // FlatGeobuf has timestamps but no dates, so a date is written as text.
        case .date: (format == .flatGeobuf ? OFTString : OFTDate, OFSTNone)
        case .json: (OFTString, format == .shapefile ? OFSTNone : OFSTJSON)
        }
    }
}
