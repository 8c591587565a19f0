public import SimpleFeatures

/// The layers at a path: a shapefile, table, GeoPackage, GeoJSON, FlatGeobuf or CSV file, or a folder of them.
///
/// Stores paths and the surveys of shapefiles; each call opens, reads and closes files. Layers are sorted by path;
/// those of a GeoPackage keep its order. A file is opened only when its extension and its first bytes match the same
/// format. A `.dbf` without a `.shp` is a table without geometry. A shapefile is surveyed once for its layer and its
/// rows, unless it changes in between.
public struct VectorDataset: VectorSource, Sendable {
    /// The faults of files that are not read, since their format is not supported.
    public let faults: [SourceFault]
    /// The extensions of all files that are opened, in lower case. Other files are not opened.
    package static let readEndings = Set(FileFormat.allCases.flatMap(\.endings) + ["gpkg-wal"])
        .union(ShapefileSet.endings)
    private let files: [LayerFile]
    private let encoding: String?
    private let surveys = ShapefileSurveys()

    /// - Parameters:
    ///   - encoding: the encoding of all text, such as `CP1252`; `nil` to detect it for each file.
    ///   - label: the name in findings, such as `logistik.zip`; `nil` for the last part of the path.
    ///   - searchesSubfolders: true to search subfolders too.
    /// - Throws: ``SourceFault`` when no readable file is at the path.
    public init(
        path: String, encoding: String? = nil, label: String? = nil, searchesSubfolders: Bool = false
    ) throws {
        let finder = try SourceFinder(path: path, label: label, searchesSubfolders: searchesSubfolders)
        files = finder.files
        faults = finder.faults
        self.encoding = encoding
    }

    /// The layers with their fields, coordinate systems and encodings.
    ///
    /// - Throws: ``SourceFault`` for the first layer that cannot be read, or whose files contradict each other. For a
    ///   missing `.prj`, ``SourceLayer/crs`` is `nil`.
    public func layers() throws -> [SourceLayer] { try files.flatMap { try $0.layers(encoding: encoding, surveys) } }

    /// The layers that can be read. Calls `refused` for each file that cannot be read.
    ///
    /// - Throws: ``VectorIOError`` when GDAL fails.
    public func layers(refused: (SourceFault) -> Void) throws -> [SourceLayer] {
        var layers: [SourceLayer] = []
        for file in files {
            do {
                layers += try file.layers(encoding: encoding, surveys)
            } catch let fault as SourceFault {
                refused(fault)
            }
        }
        return layers
    }

    /// Calls `body` for each row that is not deleted, in the order of the file.
    ///
    /// - Throws: the errors of ``forEachFeature(in:warn:_:)``.
    public func forEachFeature(in layer: SourceLayer, _ body: (SourceFeature) throws -> Void) throws {
        try forEachFeature(in: layer, warn: { _ in }, body)
    }

    /// Calls `body` for each row that is not deleted, and `warn` for each fault. A refused row gives a fault instead of
    /// a call of `body`. Faults that many rows share are reported once, at the end.
    ///
    /// - Throws: ``SourceFault`` when the layer cannot be read completely; ``VectorIOError`` when the layer does not
    ///   belong to this dataset; the error of `body`.
    public func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        var kinds: Set<Geometry.Kind> = []
        try file(of: layer).forEachFeature(in: layer, encoding: encoding, surveys, warn: warn) { feature in
            if let kind = feature.geometry?.kind.single { kinds.insert(kind) }
            try body(feature)
        }
        guard kinds.count > 1 else { return }
        let names = kinds.map(\.rawValue).sorted().joined(separator: ", ")
        warn(SourceFault(.geometryKindsMixed, file: layer.path, value: names))
    }

    /// The files that the layer was read from, for storing and hashing.
    ///
    /// - Throws: ``VectorIOError`` when the layer does not belong to this dataset.
    public func files(of layer: SourceLayer) throws -> [SourceFile] {
        try file(of: layer).paths.map(SourceFile.init)
    }

    private func file(of layer: SourceLayer) throws(VectorIOError) -> LayerFile {
        guard let file = files.first(where: { $0.has(layer) }) else {
            throw VectorIOError(function: "find", "\(layer.path) is not a layer of this dataset: take one of layers()")
        }
        return file
    }
}

/// A regular file from which a layer was read.
public struct SourceFile: Hashable, Sendable {
    /// The name without folder: `sites.shp`.
    public let name: String
    /// The path of the file on disk.
    public let path: String

    /// Creates a reference to a file. Its name is the last component of the path.
    public init(path: String) {
        self.path = path
        name = path.lastPathPart
    }
}

extension Geometry.Kind {
    /// The type of the parts: polygon for a multipolygon.
    fileprivate var single: Self {
        switch self {
        case .multiPoint: .point
        case .multiLineString: .lineString
        case .multiPolygon: .polygon
        case .point, .lineString, .polygon, .geometryCollection: self
        }
    }
}
