public import SimpleFeatures
public import SiteInventory

/// A layer to import, with its options.
public struct LayerImport: Sendable {
    /// The source of the rows.
    public var source: any VectorSource
    /// The layer as the file describes it.
    public var layer: SourceLayer
    /// SHA-256 of the layer's name, the options and the hashes of the files, in hexadecimal. An import skips content
    /// that was imported before.
    public var contentHash: String
    /// Returns the hash that inventories of formats up to 6 recorded for the layer; `nil` for none.
    ///
    /// Reads the files, so it is called only for files of an earlier import.
    public var formerContentHash: @Sendable () throws -> String?
    /// The collection of the features; `nil` to recognise it by the layer's name.
    public var collection: CollectionID?
    /// The coordinate reference system, which overrides that of the file: `EPSG:31466`.
    public var crs: String?
    /// The option for the character encoding, which overrides that of the file: `CP1252`.
    public var encoding: String?
    /// Schema fields by source field. The schema field is `id` for the identifier, and empty to keep the column
    /// unmapped. Overrides the recognition by name.
    public var fieldMap: [String: String]
    /// Values by schema field, for rows without a value of their own.
    public var fieldValues: [String: String] = [:]
    /// The faults of the delivered files. When one of them is an error, no row is read.
    public var faults: [SourceFault]
    /// The delivered files of the layer, which are stored with it.
    public var files: [ImportedFile]
    /// True for an edit of one feature, which the client identifies.
    var isEdit = false

    /// Creates an import of a layer.
    public init(
        source: any VectorSource, layer: SourceLayer, contentHash: String, collection: CollectionID? = nil,
        crs: String? = nil, encoding: String? = nil, fieldMap: [String: String] = [:],
        faults: [SourceFault] = [], files: [ImportedFile] = [],
        formerContentHash: @escaping @Sendable () throws -> String? = { nil }
    ) {
        self.source = source
        self.layer = layer
        self.contentHash = contentHash
        self.collection = collection
        self.crs = crs
        self.encoding = encoding
        self.fieldMap = fieldMap
        self.faults = faults
        self.files = files
        self.formerContentHash = formerContentHash
    }

    /// The collection of the layer's features; `nil` when neither the option nor the name states it.
    var recognised: CollectionID? { collection ?? LayerRecognition.collection(ofLayer: layer.name) }
}
