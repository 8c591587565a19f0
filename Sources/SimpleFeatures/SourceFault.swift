/// What the reader of a file found wrong with it: what, where, and the figures that show it.
///
/// A fault is data, not words: the domain turns it into a finding, in German and in English. Thrown where nothing of
/// the layer can be read, told beside the features where something can.
public struct SourceFault: Error, Hashable, Sendable, Codable {
    public var kind: Kind
    /// As a person would say it: `logistik.zip/Altstandorte/Logistik.shx`.
    public var file: String
    /// Counting from 1, in the file's order; `nil` for the file as a whole.
    public var row: Int?
    /// The name of the field in the file.
    public var field: String?
    /// What stands there, or what was counted.
    public var value: String?
    /// The library's words, or what the value was compared with.
    public var detail: String?
    /// Where in the layer's own coordinate system.
    public var place: Place?
    /// How many rows have it; ``row`` is the first of them.
    public var occurrences = 1

    public init(
        _ kind: Kind, file: String, row: Int? = nil, field: String? = nil, value: String? = nil, detail: String? = nil,
        place: Position? = nil
    ) {
        self.kind = kind
        self.file = file
        self.row = row
        self.field = field
        self.value = value
        self.detail = detail
        self.place = place.map { Place(x: $0.x, y: $0.y) }
    }

    public var severity: Severity { kind.severity }

    /// True for a row that was left out: it was not given as a feature.
    public var refusesRow: Bool { row != nil && severity == .error }

    /// Coordinates as the file has them, x before y.
    public struct Place: Hashable, Sendable, Codable {
        public var x: Double
        public var y: Double
    }

    /// How much it matters.
    public enum Severity: String, Hashable, Sendable, Codable {
        /// Nothing of the layer, or of the row, could be read.
        case error
        /// It was read, with a doubt or a repair that somebody should look at.
        case warning
        /// It was read as it was meant.
        case notice
    }
}
