public import SiteInventory

/// A fault of a layer or of one of its features, with the action of the import and the remedy.
public struct Finding: Hashable, Sendable, Codable {
    /// The code of the finding. Codes are stable between versions.
    public var code: Code
    /// Whether the finding refuses the row or the file.
    public var severity: Severity
    /// The path of the layer in the delivery.
    public var layer: String?
    /// The number of the row in the file, from 1; `nil` for the layer as a whole.
    public var row: Int?
    /// The id of the feature; `nil` when it is unknown.
    public var featureID: String?
    /// The name of the field in the file; `nil` when no field is concerned.
    public var field: String?
    /// The value in the file; `nil` when no value is concerned.
    public var value: String?
    /// The position of the fault; `nil` when it has none.
    public var place: Place?
    /// The number of rows with the fault; `row` is the first of them.
    public var occurrences = 1
    /// The fault.
    public var message: LocalizedText
    /// The action of the import; `nil` for none.
    public var action: LocalizedText?
    /// The remedy; `nil` when nothing needs correction.
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

    /// The message, the action and the remedy as one text.
    public var text: LocalizedText {
        let sentences = [message, action, remedy].compactMap(\.self)
        return LocalizedText(
            de: sentences.map(\.de).joined(separator: " "), en: sentences.map(\.en).joined(separator: " "))
    }

    /// The severity of a finding. One error refuses the whole import.
    public enum Severity: String, Vocabulary, Comparable {
        case info, notice, warning, error

        /// Orders severities: info, notice, warning, error.
        public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// The position of a fault, in the system of the file and on WGS 84.
    public struct Place: Hashable, Sendable, Codable {
        /// The x coordinate in the layer's own coordinate system.
        public var x: Double
        /// The y coordinate in the layer's own coordinate system.
        public var y: Double
        /// The longitude in degrees, WGS 84; `nil` when the position cannot be transformed.
        public var longitude: Double?
        /// The latitude in degrees, WGS 84; `nil` when the position cannot be transformed.
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
