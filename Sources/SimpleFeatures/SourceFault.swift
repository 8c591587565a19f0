/// A problem found while reading a file: its kind, its place, and the values that show it.
///
/// A fault has no texts; the finding made from it has them in German and English. Readers throw a fault when they
/// cannot read the layer at all, and report it with the features otherwise.
public struct SourceFault: Error, Hashable, Sendable, Codable {
    /// The kind of fault.
    public var kind: Kind
    /// The path inside the delivery: `logistik.zip/Altstandorte/Logistik.shx`.
    public var file: String
    /// The row in the order of the file, counted from 1; `nil` for the file as a whole.
    public var row: Int?
    /// The name of the field in the file.
    public var field: String?
    /// The value that was read or counted; `nil` when the kind has none.
    public var value: String?
    /// The value with which ``value`` was compared; `nil` when the kind has none.
    public var detail: String?
    /// Why the file or row cannot be read; `nil` when the kind states it.
    public var reason: Reason?
    /// The message of GDAL or SQLite, in English; `nil` when there is none.
    public var libraryMessage: String?
    /// The position in the layer's own coordinate system.
    public var place: Place?
    /// The number of rows with the problem. ``row`` is the first of them.
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

    /// The severity, determined by the kind.
    public var severity: Severity { kind.severity }

    /// True when the row was refused and gave no feature.
    public var refusesRow: Bool { row != nil && severity == .error }

    /// Coordinates as in the file, x before y.
    public struct Place: Hashable, Sendable, Codable {
        /// Easting or longitude.
        public var x: Double
        /// Northing or latitude.
        public var y: Double
    }

    /// The effect on the layer or the row.
    public enum Severity: String, Hashable, Sendable, Codable {
        /// The layer or the row could not be read.
        case error
        /// It was read, with a doubt or a repair that the user should check.
        case warning
        /// It was read as intended.
        case notice
    }
}
