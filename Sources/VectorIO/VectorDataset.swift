public import SimpleFeatures

/// Shapefiles at a path: one `.shp`, a folder of them, or a zip with any nesting.
///
/// A value that holds paths only: files are opened, read and closed within each call. Layers come in the order of
/// their names. A `.dbf` without a `.shp` is a plain table. A folder's sub-folders are not looked into, its zips are.
public struct VectorDataset: VectorSource, Sendable {
    private let sets: [ShapefileSet]
    private let encoding: String?

    /// - Parameter encoding: The encoding of all text, instead of what the files say or seem to have: `CP1252`.
    /// - Throws: ``VectorIOError`` when there is nothing at the path, it may not be read, or has no shapefile.
    public init(path: String, encoding: String? = nil) throws {
        sets = try ShapefileFinder.sets(at: path)
        self.encoding = encoding
    }

    /// The layers with their fields, coordinate systems and encodings.
    ///
    /// - Throws: ``VectorIOError`` when a layer lacks its `.shx` or `.dbf`, or one of its files is broken. A missing
    ///   `.prj` is no error here: ``SourceLayer/crs`` is `nil`.
    public func layers() throws -> [SourceLayer] { try sets.map(layer) }

    /// Calls `body` for each row that is not deleted, in the file's order.
    ///
    /// - Throws: ``VectorIOError`` when the layer is not of this dataset, or a row is broken; what `body` throws.
    public func forEachFeature(in layer: SourceLayer, _ body: (SourceFeature) throws -> Void) throws {
        try forEachFeature(in: layer, warn: { _ in }, body)
    }

    /// As ``forEachFeature(in:_:)``, and tells `warn` what the library complained of without failing, with the row.
    public func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        let set = try set(of: layer)
        let header = try set.check()
        let encoding = try layer.encoding ?? .decide(said: encoding, for: set, header)
        try GDAL.listening { messages in
            let shapefile = try OpenShapefile(set, encoding: encoding.name, messages)
            var row = 0
            while let feature = shapefile.nextFeature() {
                row = feature.row
                guard messages.failures.isEmpty else { throw set.brokenRow(row, messages) }
                for words in messages.takeWarnings() {
                    warn(SourceFault(.readerWarning, file: set.main.label, row: row, detail: words))
                }
                try body(try set.copy(feature, shapefile.fields))
            }
            guard messages.failures.isEmpty else { throw set.brokenRow(row + 1, messages) }
        }
    }

    /// The files that the layer was read from, for keeping and hashing; of a layer in a zip, the zip.
    ///
    /// - Throws: ``VectorIOError`` when the layer is not of this dataset.
    public func files(of layer: SourceLayer) throws -> [SourceFile] {
        let set = try set(of: layer)
        if let archive = set.container.archive { return [SourceFile(path: archive)] }
        return set.members.keys.sorted().map { SourceFile(path: set.path($0).forLibrary) }
    }

    private func layer(_ set: ShapefileSet) throws -> SourceLayer {
        let encoding = try SourceEncoding.decide(said: encoding, for: set, try set.check())
        return try GDAL.listening { messages in
            let shapefile = try OpenShapefile(set, encoding: encoding.name, messages)
            return SourceLayer(
                name: set.stem.lastPathPart, path: set.main.label, fields: shapefile.fields, crs: shapefile.crs,
                hasGeometry: !set.isTable, featureCount: shapefile.featureCount, encoding: encoding)
        }
    }

    private func set(of layer: SourceLayer) throws(VectorIOError) -> ShapefileSet {
        guard let set = sets.first(where: { $0.main.label == layer.path }) else {
            throw VectorIOError(function: "find", "\(layer.path) is not a layer of this dataset: take one of layers()")
        }
        return set
    }
}

/// An ordinary file that a layer was read from.
public struct SourceFile: Hashable, Sendable {
    /// The name without folder: `sites.shp`.
    public let name: String
    /// Where it lies, to be opened as it is.
    public let path: String

    init(path: String) {
        self.path = path
        name = path.lastPathPart
    }
}

extension ShapefileSet {
    fileprivate func copy(
        _ feature: borrowing OGRFeature, _ fields: [SourceField]
    ) throws(VectorIOError) -> SourceFeature {
        do {
            return try feature.copy(fields)
        } catch {
            throw VectorIOError(function: "OGR_G_ExportToIsoWkb", "\(broken(feature.row)): \(error)")
        }
    }

    fileprivate func brokenRow(_ row: Int, _ messages: LibraryMessages) -> VectorIOError {
        messages.error("OGR_L_GetNextFeature", broken(row))
    }

    private func broken(_ row: Int) -> String {
        "\(main.forPeople) is broken at row \(row), export the layer again"
    }
}
