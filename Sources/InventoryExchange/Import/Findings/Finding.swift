public import SiteInventory

/// A problem of a layer or one of its features, with what was done and how to correct it.
public struct Finding: Hashable, Sendable, Codable {
    /// The kind of finding; stable between versions.
    public var code: Code
    /// Whether the finding refuses the row or the file.
    public var severity: Severity
    /// The path of the layer inside the delivery.
    public var layer: String?
    /// The row in the order of the file, counted from 1; `nil` for the layer as a whole.
    public var row: Int?
    /// The id of the feature, if it is known.
    public var featureID: String?
    /// The name of the field in the file.
    public var field: String?
    /// The value in the file.
    public var value: String?
    /// The position of the fault, if it has one.
    public var place: Place?
    /// How many rows have the problem; `row` is the first of them.
    public var occurrences = 1
    /// What is wrong.
    public var message: LocalizedText
    /// What was done about it; `nil` for nothing.
    public var action: LocalizedText?
    /// How to correct it; `nil` when nothing needs correction.
    public var remedy: LocalizedText?

    init(
        _ code: Code, _ severity: Severity, row: Int? = nil, featureID: String? = nil, field: String? = nil,
        value: String? = nil, place: Place? = nil, message: LocalizedText, action: LocalizedText? = nil,
        remedy: LocalizedText? = nil
    ) {
        self.code = code
        self.severity = severity
        self.row = row
        self.featureID = featureID
        self.field = field
        self.value = value
        self.place = place
        self.message = message
        self.action = action
        self.remedy = remedy
    }

    init(
        _ check: Check, _ severity: Severity, row: Int? = nil, featureID: String? = nil, field: String? = nil,
        value: String? = nil, place: Place? = nil, message: LocalizedText, action: LocalizedText? = nil,
        remedy: LocalizedText? = nil
    ) {
        self.init(
            .check(check), severity, row: row, featureID: featureID, field: field, value: value, place: place,
            message: message, action: action, remedy: remedy)
    }

    /// The finding as one text: what is wrong, what was done, how to correct it.
    public var text: LocalizedText {
        let sentences = [message, action, remedy].compactMap(\.self)
        return LocalizedText(
            de: sentences.map(\.de).joined(separator: " "), en: sentences.map(\.en).joined(separator: " "))
    }

    /// How serious it is: one error refuses the whole import.
    public enum Severity: String, Vocabulary, Comparable {
        case info, notice, warning, error

        /// Orders severities: notice, warning, error.
        public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// The place of the problem, in the system of the file and on the globe.
    public struct Place: Hashable, Sendable, Codable {
        /// In the layer's own coordinate system, x before y.
        public var x: Double
        /// Northing in the plane of the inventory, in metres.
        public var y: Double
        /// Degrees; `nil` when the position cannot be transformed.
        public var longitude: Double?
        /// Latitude in degrees, WGS 84.
        public var latitude: Double?

        /// Creates a place.
        public init(x: Double, y: Double, longitude: Double? = nil, latitude: Double? = nil) {
            self.x = x
            self.y = y
            self.longitude = longitude
            self.latitude = latitude
        }
    }

    enum CodingKeys: String, CodingKey {
        case code, severity, layer, row
        case featureID = "id"
        case field, value, place, occurrences, message, action, remedy
    }
}
