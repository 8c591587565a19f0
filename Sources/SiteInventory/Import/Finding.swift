/// What is wrong with a layer or one of its features, in words that its owner can act on.
public struct Finding: Hashable, Sendable, Codable {
    public var code: Code
    public var severity: Severity
    /// Counting from 1, in the file's order; `nil` for the layer as a whole.
    public var row: Int?
    public var featureID: String?
    /// The name in the file.
    public var field: String?
    /// What stands there.
    public var value: String?
    /// How many rows have it; `row` is the first of them.
    public var occurrences = 1
    /// What is wrong, what was done about it, and how to mend it.
    public var message: LocalizedText

    public init(
        _ code: Code, _ severity: Severity, row: Int? = nil, featureID: String? = nil, field: String? = nil,
        value: String? = nil, message: LocalizedText
    ) {
        self.code = code
        self.severity = severity
        self.row = row
        self.featureID = featureID
        self.field = field
        self.value = value
        self.message = message
    }

    /// How much it matters: one error refuses the whole import.
    public enum Severity: String, Vocabulary, Comparable {
        case info, notice, warning, error

        public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// Stable names, for programs and for manuals.
    public enum Code: String, Vocabulary {
        case layerUnknown = "layer-unknown"
        case readerWarning = "reader-warning"
        case crsMissing = "crs-missing"
        case crsUnknown = "crs-unknown"
        case idMissing = "id-missing"
        case idDuplicate = "id-duplicate"
        case fieldMissing = "field-missing"
        case wordUnknown = "word-unknown"
        case valueInvalid = "value-invalid"
        case zeroMeansUnknown = "zero-means-unknown"
        case geometryMissing = "geometry-missing"
        case geometryWrongKind = "geometry-wrong-kind"
        case geometryInvalid = "geometry-invalid"
        case geometryRepaired = "geometry-repaired"
        case heightsDropped = "heights-dropped"
        case geometryRemoved = "geometry-removed"
        case idInvalid = "id-invalid"
        case idInTwoLayers = "id-in-two-layers"
        case partsOverlap = "parts-overlap"
        case yearInvalid = "year-invalid"
        case siteMissing = "site-missing"
        case siteUnknown = "site-unknown"
        case outsideSite = "outside-site"
        case roadUnknown = "road-unknown"
        case conditionUnknown = "condition-unknown"
        case severityMissing = "severity-missing"
    }

    enum CodingKeys: String, CodingKey {
        case code, severity, row
        case featureID = "id"
        case field, value, occurrences, message
    }
}
