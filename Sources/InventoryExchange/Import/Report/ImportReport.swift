public import SiteInventory

/// The report of the import of one layer.
public struct ImportReport: Hashable, Sendable, Codable {
    /// The path of the layer, as delivered.
    public var path: String
    /// The name of the layer.
    public var layer: String
    /// SHA-256 of the files and the options, in hexadecimal.
    public var contentHash: String
    /// The collection that the layer was imported into; `nil` when it was not recognised.
    public var collection: CollectionID?
    /// The version of the inventory that the import made; `nil` when nothing was stored.
    public var version: Int64?
    /// The character encoding, with the rule that determined it.
    public var encoding: String?
    /// The coordinate reference system of the layer, such as `EPSG:25832`; `nil` when it is unknown.
    public var crs: String?
    /// PROJ's operation from the layer's system to the inventory's; `nil` when they are the same.
    public var operation: String?
    /// The accuracy of that operation in metres; `nil` when PROJ states none.
    public var operationAccuracyMetres: Double?
    /// Schema fields by source field.
    public var mappedFields: [String: String]
    /// Source fields that were stored as further attributes.
    public var extraFields: [String]
    /// Source fields that were stored as confidential attributes. They are exported only on request.
    public var confidentialFields: [String]
    /// Source fields that the inventory computes itself and therefore did not read; `nil` for none.
    public var computedFields: [String]?
    /// The values that the import set for rows without one, by schema field; `nil` for none.
    public var setFields: [String: String]?
    /// Fields of the schema for which the source has no column.
    public var missingFields: [String]
    /// The numbers of rows and features by result.
    public var counts: Counts
    /// The mode of the import.
    public var mode = ImportOptions.Mode.upsert
    /// The first changed features.
    public private(set) var changes: [FeatureChange] = []
    /// The number of features in which each field changed.
    public private(set) var changedFields: [String: Int] = [:]
    /// The first features that ended because the layer does not contain them.
    public var endedFeatures: [String] = []
    /// The first findings of each kind. ``unlistedFindings`` counts the others.
    public var findings: [Finding]
    /// The number of findings that are not listed, by code.
    public private(set) var unlistedFindings: [String: Int] = [:]

    /// The maximum number of listed findings of a kind, and of listed changes. Bounds the memory for a file with many
    /// faults.
    public static let mostListed = 1000

    /// The numbers of rows and features by result.
    public struct Counts: Hashable, Sendable, Codable {
        /// The rows of the file.
        public var read = 0
        /// The features that were new.
        public var added = 0
        /// The features that the rows changed.
        public var changed = 0
        /// The features that the import left unchanged.
        public var unchanged = 0
        /// The features that ended because the layer does not contain them.
        public var ended = 0
        /// The rows that were not stored.
        public var refused = 0

        /// Creates counts of no rows.
        public init() {}
    }

    /// Creates the report of a layer before its first row.
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

    /// True when a finding is an error.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// True when each error refuses one row, so that the other rows can be imported.
    var hasOnlyRowErrors: Bool { findings.allSatisfy { $0.severity != .error || $0.row != nil } }

    /// Lists the finding, or only counts it when the limit of its kind is reached.
    ///
    /// - Returns: the index in the list; `nil` when the finding was only counted.
    @discardableResult
    mutating func add(_ finding: Finding) -> Int? {
        guard lists(finding.code, finding.severity) else {
            addUnlisted(finding.code)
            return nil
        }
        listed[FindingKind(code: finding.code, severity: finding.severity), default: 0] += 1
        var finding = finding
        finding.layer = path
        findings.append(finding)
        return findings.count - 1
    }

    /// False when the limit of listed findings of the kind is reached.
    func lists(_ code: Finding.Code, _ severity: Finding.Severity) -> Bool {
        listed[FindingKind(code: code, severity: severity), default: 0] < Self.mostListed
    }

    /// Counts a finding without listing it.
    mutating func addUnlisted(_ code: Finding.Code) { unlistedFindings[code.rawValue, default: 0] += 1 }

    mutating func note(_ change: FeatureChange) {
        for field in change.fields { changedFields[field, default: 0] += 1 }
        if changes.count < Self.mostListed { changes.append(change) }
    }

    private struct FindingKind: Hashable {
        var code: Finding.Code
        var severity: Finding.Severity
    }

    private var listed: [FindingKind: Int] = [:]

    enum CodingKeys: String, CodingKey {
        case path, layer
        case contentHash = "content_sha256"
        case collection, version, encoding, crs, operation
        case operationAccuracyMetres = "operation_accuracy_m"
        case mappedFields = "mapped_fields"
        case extraFields = "extra_fields"
        case confidentialFields = "confidential_fields"
        case computedFields = "computed_fields"
        case setFields = "set_fields"
        case missingFields = "missing_fields"
        case counts, mode, changes
        case changedFields = "changed_fields"
        case endedFeatures = "ended_features"
        case findings
        case unlistedFindings = "unlisted_findings"
    }
}

/// The fields of a feature that an import changed.
public struct FeatureChange: Hashable, Sendable, Codable {
    /// The id of the feature.
    public var id: String
    /// The names of the schema fields; `geometry` for the outline.
    public var fields: [String]
}
