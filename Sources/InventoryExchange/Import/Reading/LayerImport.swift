public import SimpleFeatures
public import SiteInventory

/// A layer that somebody wants in the inventory, and what they say of it.
public struct LayerImport: Sendable {
    /// The source of the rows.
    public var source: any VectorSource
    /// The layer as the file describes it.
    public var layer: SourceLayer
    /// SHA-256 of the bytes and of what was said of them: the same content is imported once.
    public var contentHash: String
    /// What the layer holds, when its name does not tell.
    public var collection: CollectionID?
    /// The coordinate reference system, when the file does not tell or tells wrong: `EPSG:31466`.
    public var crs: String?
    /// The character encoding that it was told to be read with: `CP1252`.
    public var encoding: String?
    /// Source field to schema field, `id` for the identifier, nothing for "keep it as it is"; before what the names tell.
    public var fieldMap: [String: String]
    /// What is wrong with the layer as it was delivered; nothing of it is read when one of them is an error.
    public var faults: [SourceFault]
    /// Hands over the imported bytes in pieces: file name, number of the piece, bytes.
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

    /// What it will be imported as; `nil` when neither its name nor anybody tells.
    var recognised: CollectionID? { collection ?? LayerRecognition.collection(ofLayer: layer.name) }
}
