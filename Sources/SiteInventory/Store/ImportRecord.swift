/// A stored import: the version that it created, and one record for each layer.
public struct ImportRecord: Hashable, Sendable {
    /// The version that the import created, which identifies it.
    public var version: Int64
    /// The time of recording in UTC (RFC 3339).
    public var recordedAt: String
    /// The version that reverted the import; `nil` when it was not reverted.
    public var revertedBy: Int64?
    /// The layers in the order of recording.
    public var layers: [LayerRecord]

    public init(version: Int64, recordedAt: String, revertedBy: Int64?, layers: [LayerRecord]) {
        self.version = version
        self.recordedAt = recordedAt
        self.revertedBy = revertedBy
        self.layers = layers
    }
}

/// The record of one imported layer. The store does not parse the report.
public struct LayerRecord: Hashable, Sendable {
    /// The hash of the imported bytes, the layer and the options, in hexadecimal.
    public var contentHash: String
    /// The collection that the layer was imported into; `nil` when it was not recognised.
    public var collection: CollectionID?
    /// The report as UTF-8 JSON.
    public var report: [UInt8]
    /// The delivered files of the layer, in the order of their names. Layers of one container have the same file.
    public var files: [FileRecord]

    /// Creates a record. An edited feature has no files.
    public init(contentHash: String, collection: CollectionID?, report: [UInt8], files: [FileRecord] = []) {
        self.contentHash = contentHash
        self.collection = collection
        self.report = report
        self.files = files
    }
}

/// A delivered file. Its bytes are stored once, independent of its name and of the number of deliveries.
public struct FileRecord: Hashable, Sendable {
    /// The name as delivered, without folder: `sites.zip`.
    public var name: String
    /// The SHA-256 hash of the bytes, in hexadecimal.
    public var hash: String
    /// The number of bytes.
    public var byteCount: Int
    /// False when the bytes were removed. The record of the file remains.
    public var isKept: Bool

    /// Creates a reference to a file.
    public init(name: String, hash: String, byteCount: Int, isKept: Bool = true) {
        self.name = name
        self.hash = hash
        self.byteCount = byteCount
        self.isKept = isKept
    }
}

/// The last import of a layer that is imported again.
public struct KnownLayer: Hashable, Sendable {
    public var layer: LayerRecord
    /// The latest later import into the same collection; `nil` when there is none.
    public var supersededBy: Int64?

    public init(layer: LayerRecord, supersededBy: Int64?) {
        self.layer = layer
        self.supersededBy = supersededBy
    }
}

/// A stored document for the next delivery of a layer. The store does not parse it.
public struct MappingDocument: Hashable, Sendable {
    /// The source of the files, for example `Stadt Herne`.
    public var source: String
    /// The layer's name in its file.
    public var layer: String
    /// The document as UTF-8 JSON.
    public var json: [UInt8]

    public init(source: String, layer: String, json: [UInt8]) {
        self.source = source
        self.layer = layer
        self.json = json
    }
}
