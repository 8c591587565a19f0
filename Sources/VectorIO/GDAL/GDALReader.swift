internal import Codecs
internal import SimpleFeatures

/// Reads a GeoPackage or FlatGeobuf file with GDAL.
struct GDALReader {
    let path: FilePath
    let format: FileFormat

    /// - Throws: ``SourceFault`` when the bytes do not match the file extension.
    init(_ path: FilePath, _ format: FileFormat) throws(SourceFault) {
        self.path = path
        self.format = format
        try format.check(path)
        if format == .flatGeobuf { try Self.checkCount(path) }
        if format == .geoPackage, try Self.isOpenElsewhere(path) {
            throw SourceFault(.geoPackageOpenElsewhere, file: path.label)
        }
    }

    /// Compares the number of features with the header, since GDAL ignores features after the stated number.
    private static func checkCount(_ path: FilePath) throws(SourceFault) {
        let scan = try FlatGeobufFeatureCount(path)
        guard let found = scan.found else {
            throw SourceFault(.fileBroken, file: path.label, reason: .lastFeatureIncomplete)
        }
        guard let stated = scan.stated, stated != found else { return }
        throw SourceFault(.fileBroken, file: path.label, reason: .featureCount(stated: stated, found: found))
    }

    /// True when the write-ahead log has rows that are not yet in the file.
    private static func isOpenElsewhere(_ path: FilePath) throws(SourceFault) -> Bool {
        let journal = path.sibling(endingIn: "-wal")
        guard FileKind(path: journal.gdalPath) == .file else { return false }
        return try VirtualFile(journal).size > 0
    }

    func layers() throws -> [SourceLayer] {
        try GDAL.listening { messages in
            let dataset = try GDALDataset(path, format, messages)
            let layers = (0..<dataset.layerCount).compactMap { index in
                dataset.withLayer(index) { layer in self.layer(layer) } ?? nil
            }
            guard !layers.isEmpty else { throw SourceFault(.noLayerFound, file: path.label, library: messages.first) }
            return layers
        }
    }

    private func layer(_ layer: borrowing GDALLayer) -> SourceLayer? {
        guard format != .geoPackage || !Self.styles.contains(layer.name) else { return nil }
        return SourceLayer(
            name: format == .geoPackage ? layer.name : path.label.lastPathPart.withoutEnding,
            path: label(of: layer.name), fields: layer.fields, crs: layer.crs, hasGeometry: layer.hasGeometry,
            featureCount: layer.featureCount, encoding: nil)
    }

    /// Tables in which QGIS stores styles and projects.
    private static let styles: Set = ["layer_styles", "qgis_projects"]

    private func label(of layer: String) -> String {
        format == .geoPackage ? "\(path.label)/\(layer)" : path.label
    }

    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        try GDAL.listening { messages in
            let dataset = try GDALDataset(path, format, messages)
            for index in 0..<dataset.layerCount {
                let isRead = try dataset.withLayer(index) { found in
                    guard label(of: found.name) == layer.path else { return false }
                    let systems = rowSystems(of: found, in: dataset)
                    try read(found, layer, systems, messages, warn, body)
                    return true
                }
                if isRead == true { return }
            }
            throw VectorIOError(function: "find", "\(layer.path) is not a layer of this dataset: take one of layers()")
        }
    }

    private func rowSystems(
        of layer: borrowing GDALLayer, in dataset: borrowing GDALDataset
    ) -> GeoPackageRowSystems {
        let columns = layer.columnNames
        guard format == .geoPackage, !columns.geometry.isEmpty else { return GeoPackageRowSystems() }
        return GeoPackageRowSystems(dataset, layer: layer.name, columns: columns)
    }

    private func read(
        _ layer: borrowing GDALLayer, _ described: SourceLayer, _ systems: GeoPackageRowSystems,
        _ messages: GDALMessages,
        _ warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        for words in messages.takeWarnings() {
            warn(SourceFault(.readerWarning, file: described.path, library: words))
        }
        messages.forget()
        var rows = GDALRows(described)
        while let feature = layer.nextFeature() {
            rows.row += 1
            if !messages.failures.isEmpty {
                // GDAL returns the row without the value that it could not read.
                warn(SourceFault(.geometryUnreadable, file: described.path, row: rows.row, library: messages.first))
                messages.forget()
                continue
            }
            for words in messages.takeWarnings() {
                warn(SourceFault(.readerWarning, file: described.path, row: rows.row, library: words))
            }
            if let system = systems.systems[feature.identifier] {
                let own = described.crs.map { $0.identifier?.definition ?? $0.name }
                warn(
                    SourceFault(
                        .geometryCRSDiffers, file: described.path, row: rows.row, value: system, detail: own))
                continue
            }
            var values = feature.values(layer.readings)
            if layer.identifierColumn != nil { values.insert(.integer(feature.identifier), at: 0) }
            guard let source = rows.source(feature, values, warn) else { continue }
            try body(source)
        }
        guard messages.failures.isEmpty else {
            throw SourceFault(.rowBroken, file: described.path, row: rows.row + 1, library: messages.first)
        }
        if rows.row != described.featureCount {
            warn(
                SourceFault(
                    .featureCountWrong, file: described.path, value: String(described.featureCount),
                    detail: String(rows.row)))
        }
        for fault in rows.tally.faults { warn(fault) }
    }
}

/// Converts rows of GDAL.
private struct GDALRows {
    let layer: SourceLayer
    var row = 0
    private(set) var tally = FaultTally()

    init(_ layer: SourceLayer) { self.layer = layer }

    /// The row; `nil` when it was refused and a fault was reported.
    mutating func source(
        _ feature: borrowing GDALFeature, _ values: [PropertyValue], _ warn: (SourceFault) -> Void
    ) -> SourceFeature? {
        noteMojibake(values)
        do throws(SourceFault) {
            guard let read = try geometry(feature) else {
                return SourceFeature(row: row, geometry: nil, values: values)
            }
            var cleaner = GeometryCleaner(file: layer.path, row: row)
            let cleaned = try cleaner.cleaned(read.geometry)
            for fault in cleaner.faults { warn(fault) }
            if read.hadCurves { tally.add(SourceFault(.curvesStraightened, file: layer.path, row: row)) }
            return SourceFeature(row: row, geometry: cleaned, droppedZM: read.droppedZM, values: values)
        } catch {
            warn(error)
            return nil
        }
    }

    private func geometry(
        _ feature: borrowing GDALFeature
    ) throws(SourceFault) -> (geometry: Geometry, droppedZM: Bool, hadCurves: Bool)? {
        do throws(CodecError) {
            return try feature.geometry()
        } catch {
            throw SourceFault(.geometryUnreadable, file: layer.path, row: row, reason: .syntax(error.reason))
        }
    }

    private mutating func noteMojibake(_ values: [PropertyValue]) {
        for (field, value) in zip(layer.fields, values) {
            guard case .string(let text) = value, !text.utf8.isASCII, text.isMojibake else { continue }
            tally.add(SourceFault(.textMojibake, file: layer.path, row: row, field: field.name, value: text))
        }
    }
}
