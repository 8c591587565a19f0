internal import Codecs
internal import SimpleFeatures

/// Reads GeoJSON: a collection, or a sequence of objects.
///
/// Does not use GDAL, which reads an invalid geometry as null without an error.
struct GeoJSONFile {
    private let path: FilePath
    private let layer: SourceLayer
    private let columns: [String: Int]

    /// Reads the whole file to determine its fields and its encoding.
    ///
    /// - Throws: ``SourceFault`` when the file is not GeoJSON or is truncated.
    static func layer(
        _ path: FilePath, _ format: FileFormat, encoding optionName: String?
    ) throws(SourceFault) -> SourceLayer {
        try format.check(path)
        let option = try SourceEncoding(option: optionName, file: path.label)
        var survey = try GeoJSONSchemaScan(path, TextDecoder(option?.name ?? "UTF-8"))
        guard survey.count > 0 || !survey.head.isEmpty else {
            throw SourceFault(.formatMismatch, file: path.label, value: path.label.fileEnding, detail: "json")
        }
        guard survey.features > 0 || survey.count == 0 else {
            if let other = OtherJSON(path) {
                throw SourceFault(
                    .formatMismatch, file: path.label, value: path.label.fileEnding, detail: other.rawValue)
            }
            throw SourceFault(.fileBroken, file: path.label, reason: survey.failure.map(SourceFault.Reason.syntax))
        }
        let encoding = option ?? .assumed(survey.detector)
        // The names of properties depend on the encoding too, so the file is scanned again.
        if option == nil, encoding.name != "UTF-8" { survey = try GeoJSONSchemaScan(path, TextDecoder(encoding.name)) }
        let crs = GeoJSONCollectionHeader(survey.head).crs ?? survey.featureCRS
        return SourceLayer(
            name: path.label.lastPathPart.withoutEnding, path: path.label, fields: survey.allFields,
            crs: crs.map(\.system) ?? SourceCRS(srid: 4326), hasGeometry: true, featureCount: survey.count,
            encoding: encoding)
    }

    init(_ path: FilePath, _ layer: SourceLayer) {
        self.path = path
        self.layer = layer
        columns = Dictionary(
            layer.fields.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    func forEachFeature(warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void) throws {
        let encoding = layer.encoding ?? SourceEncoding(name: "UTF-8", rule: .strictUTF8)
        if encoding.rule == .content || encoding.rule == .fallback {
            warn(SourceFault(.encodingGuessed, file: path.label, value: encoding.name))
        }
        let decoder = TextDecoder(encoding.name)
        var tally = FaultTally()
        var names = GeoJSONFieldNames()
        var items = try GeoJSONFeatureStream(path)
        var featureCRS: GeoJSONCRS?
        while let item = try items.next() {
            guard let feature = feature(item, items.count, decoder, &names, &tally, &featureCRS, warn) else { continue }
            try body(feature)
        }
        if layer.crs == nil {
            let crs = GeoJSONCollectionHeader(items.head).crs ?? featureCRS
            warn(SourceFault(.crsUnreadable, file: path.label, value: crs?.name))
        }
        for fault in tally.faults { warn(fault) }
    }

    /// The row; `nil` when it was refused and a fault was reported.
    private func feature(
        _ item: [UInt8], _ row: Int, _ decoder: TextDecoder, _ names: inout GeoJSONFieldNames,
        _ tally: inout FaultTally, _ featureCRS: inout GeoJSONCRS?, _ warn: (SourceFault) -> Void
    ) -> SourceFeature? {
        let values: [PropertyValue]
        let read: (geometry: Geometry, droppedZM: Bool)?
        do throws(CodecError) {
            let feature = try GeoJSONFeature(item, decoder)
            // Adds the names of a refused row too, since the schema scan included them.
            values = self.values(of: feature, row, &names, &tally)
            featureCRS = featureCRS ?? feature.crs
            if let fault = fault(ofCRS: feature.crs, row) {
                warn(fault)
                return nil
            }
            read = try feature.geometry()
        } catch {
            warn(SourceFault(.geometryUnreadable, file: path.label, row: row, reason: .syntax(error.reason)))
            return nil
        }
        guard let read else { return SourceFeature(row: row, geometry: nil, values: values) }
        var cleaner = GeometryCleaner(file: path.label, row: row)
        do throws(SourceFault) {
            let cleaned = try cleaner.cleaned(read.geometry)
            for fault in cleaner.faults { warn(fault) }
            return SourceFeature(row: row, geometry: cleaned, droppedZM: read.droppedZM, values: values)
        } catch {
            warn(error)
            return nil
        }
    }

    /// The fault of a feature whose system differs from that of the layer; `nil` when they are equal.
    private func fault(ofCRS crs: GeoJSONCRS?, _ row: Int) -> SourceFault? {
        guard let crs, let layerCRS = layer.crs?.identifier, crs.identifier != layerCRS else { return nil }
        return SourceFault(
            .geometryCRSDiffers, file: path.label, row: row, value: crs.identifier?.definition ?? crs.name,
            detail: layerCRS.definition)
    }

    private func values(
        of feature: GeoJSONFeature, _ row: Int, _ names: inout GeoJSONFieldNames, _ tally: inout FaultTally
    ) -> [PropertyValue] {
        var values = [PropertyValue](repeating: .null, count: layer.fields.count)
        for (name, value) in feature.properties {
            let known = names.fieldNames.count
            let place = names.place(of: name)
            let field = names.fieldNames[place]
            if place == known, field != name {
                tally.add(SourceFault(.fieldNameRepeated, file: path.label, field: name, value: field))
            }
            guard let column = columns[field] else { continue }
            values[column] = value
            if case .string(let text) = value, !text.utf8.isASCII, text.isMojibake {
                tally.add(SourceFault(.textMojibake, file: path.label, row: row, field: name, value: text))
            }
        }
        // The identifier is the first field when any feature has one.
        if !feature.identifier.isNull, !values.isEmpty { values[0] = feature.identifier }
        for (name, text) in feature.unreadable {
            tally.add(SourceFault(.tableValueUnreadable, file: path.label, row: row, field: name, value: text))
        }
        for text in feature.damaged {
            tally.add(SourceFault(.textUndecodable, file: path.label, row: row, value: text))
        }
        return values
    }
}
