public import SimpleFeatures
public import SiteInventory

/// A layer to import, with its options.
public struct LayerImport: Sendable {
    /// The source of the rows.
    public var source: any VectorSource
    /// The layer as the file describes it.
    public var layer: SourceLayer
    /// SHA-256 of the layer's name, the options and the hashes of the files, in hexadecimal. The same content is imported
    /// once.
    public var contentHash: String
    /// The hash under which inventories of formats up to 6 recorded the layer; `nil` for none.
    ///
    /// Reads the files, so it is called only for files of an earlier import.
    public var formerContentHash: @Sendable () throws -> String?
    /// The collection of the features; `nil` to recognise it by the layer's name.
    public var collection: CollectionID?
    /// The coordinate reference system, in place of the file's: `EPSG:31466`.
    public var crs: String?
    /// The character encoding option that the layer is read with: `CP1252`.
    public var encoding: String?
    /// Source field to schema field, `id` for the identifier, or empty to keep the field unmapped. Has precedence over the
    /// recognition by name.
    public var fieldMap: [String: String]
    /// Values by schema field, for rows that have none of their own.
    public var fieldValues: [String: String] = [:]
    /// The faults of the delivered files. No row is read when one of them is an error.
    public var faults: [SourceFault]
    /// The delivered files of the layer, to be kept with it.
    public var files: [ImportedFile]
    /// True for a change of one feature that its client names.
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

    /// The collection that it is imported into; `nil` when neither the option nor the name decides.
    var recognised: CollectionID? { collection ?? LayerRecognition.collection(ofLayer: layer.name) }
}
