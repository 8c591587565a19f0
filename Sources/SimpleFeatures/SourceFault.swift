/// A problem that the reader of a file found: its kind, its place, and the figures that show it.
///
/// A fault holds data; the texts in German and English belong to the finding that is made of it. Readers throw it when
/// they can read nothing of the layer, and report it beside the features otherwise.
public struct SourceFault: Error, Hashable, Sendable, Codable {
    /// The kind of fault.
    public var kind: Kind
    /// The path inside the delivery: `logistik.zip/Altstandorte/Logistik.shx`.
    public var file: String
    /// The row in the order of the file, counted from 1; `nil` for the file as a whole.
    public var row: Int?
    /// The name of the field in the file.
    public var field: String?
    /// The value that was read or counted.
    public var value: String?
    /// The value with which ``value`` was compared.
    public var detail: String?
    /// Why it cannot be read; `nil` where the kind says it.
    public var reason: Reason?
    /// The message of GDAL or SQLite, in English; `nil` when there is none.
    public var libraryMessage: String?
    /// The place in the layer's own coordinate system.
    public var place: Place?
    /// How many rows have the problem; ``row`` is the first of them.
    public var occurrences = 1

    /// Creates a fault of a file.
    public init(
        _ kind: Kind, file: String, row: Int? = nil, field: String? = nil, value: String? = nil, detail: String? = nil,
        reason: Reason? = nil, libraryMessage: String? = nil, place: Position? = nil
    ) {
        self.kind = kind
        self.file = file
        self.row = row
        self.field = field
        self.value = value
        self.detail = detail
        self.reason = reason
        self.libraryMessage = libraryMessage
        self.place = place.map { Place(x: $0.x, y: $0.y) }
    }

    /// The severity, which follows from the kind.
    public var severity: Severity { kind.severity }

    /// True when the row was left out: no feature was made of it.
    public var refusesRow: Bool { row != nil && severity == .error }

    /// Coordinates as in the file, x before y.
    public struct Place: Hashable, Sendable, Codable {
        /// Easting or longitude.
        public var x: Double
        /// Northing or latitude.
        public var y: Double
    }

    /// What became of the layer or the row.
    public enum Severity: String, Hashable, Sendable, Codable {
        /// Nothing of the layer, or of the row, could be read.
        case error
        /// It was read, with a doubt or a repair that should be checked.
        case warning
        /// It was read as intended.
        case notice
    }
}
