/// What came of importing one layer.
public struct ImportReport: Hashable, Sendable, Codable {
    /// Where the layer lay, as the planner named it.
    public var path: String
    public var layer: String
    /// SHA-256 of what was imported, in hexadecimal.
    public var contentHash: String
    public var collection: CollectionID?
    /// The version of the inventory that it made; `nil` when nothing was kept.
    public var version: Int64?
    public var encoding: String?
    public var crs: String?
    /// How coordinates were brought to the inventory's system, and how exactly.
    public var operation: String?
    public var operationAccuracyMetres: Double?
    /// Source field to schema field.
    public var mappedFields: [String: String]
    /// Source fields that were kept as further attributes.
    public var extraFields: [String]
    /// Source fields that were kept, but never leave the inventory unasked.
    public var confidentialFields: [String]
    /// Fields of the schema for which the source has no column.
    public var missingFields: [String]
    public var counts: Counts
    public var findings: [Finding]

    public struct Counts: Hashable, Sendable, Codable {
        public var read = 0
        public var added = 0
        public var changed = 0
        public var unchanged = 0
        public var refused = 0

        public init() {}
    }

    public init(path: String, layer: String, contentHash: String) {
        self.path = path
        self.layer = layer
        self.contentHash = contentHash
        mappedFields = [:]
        extraFields = []
        confidentialFields = []
        missingFields = []
        counts = Counts()
        findings = []
    }

    public var hasErrors: Bool { findings.contains { $0.severity == .error } }

    enum CodingKeys: String, CodingKey {
        case path, layer
        case contentHash = "content_sha256"
        case collection, version, encoding, crs, operation
        case operationAccuracyMetres = "operation_accuracy_m"
        case mappedFields = "mapped_fields"
        case extraFields = "extra_fields"
        case confidentialFields = "confidential_fields"
        case missingFields = "missing_fields"
        case counts, findings
    }
}
