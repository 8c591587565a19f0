public import SimpleFeatures
public import SiteInventory

/// A layer to import, with its options.
public struct LayerImport: Sendable {
    /// The source of the rows.
    public var source: any VectorSource
    /// The layer as the file describes it.
    public var layer: SourceLayer
    /// SHA-256 of the files and of the options, in hexadecimal. The same content is imported once.
    public var contentHash: String
    /// The collection of the features; `nil` to recognise it by the layer's name.
    public var collection: CollectionID?
    /// The coordinate reference system, in place of the file's: `EPSG:31466`.
    public var crs: String?
    /// The character encoding option that the layer is read with: `CP1252`.
    public var encoding: String?
    /// Source field to schema field, `id` for the identifier, or empty to keep the field unmapped. Has precedence over the
    /// recognition by name.
    public var fieldMap: [String: String]
    /// The faults of the delivered files. No row is read when one of them is an error.
    public var faults: [SourceFault]
    /// Calls `body` with the bytes of the files in pieces: file name, number of the piece, bytes.
    public var readFiles: @Sendable (_ body: (String, Int, [UInt8]) throws -> Void) throws -> Void

    /// Creates an import of a layer.
    public init(
        source: any VectorSource, layer: SourceLayer, contentHash: String, collection: CollectionID? = nil,
        crs: String? = nil, encoding: String? = nil, fieldMap: [String: String] = [:],
        faults: [SourceFault] = [],
        readFiles: @escaping @Sendable (_ body: (String, Int, [UInt8]) throws -> Void) throws -> Void
    ) {
        self.source = source
        self.layer = layer
        self.contentHash = contentHash
        self.collection = collection
        self.crs = crs
        self.encoding = encoding
        self.fieldMap = fieldMap
        self.faults = faults
        self.readFiles = readFiles
    }

    /// The collection that it is imported into; `nil` when neither the option nor the name decides.
    var recognised: CollectionID? { collection ?? LayerRecognition.collection(ofLayer: layer.name) }
}
