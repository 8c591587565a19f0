internal import SiteInventory

/// What a format could not hold: how often, and one case of it.
public struct ExportLoss: Hashable, Sendable, Codable {
    /// The kind of loss.
    public var kind: Kind
    /// The field of the schema, or the name that the source gave it; `nil` for what concerns whole features.
    public var field: String?
    /// How many features it concerns.
    public var count: Int
    /// The id of the first feature, and what was lost of it.
    public var example: String?

    /// Stable names.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The column has another name than the source gave it.
        case renamed
        case textCut = "text_cut"
        /// Blanks at the ends of a text, characters that end it, or empty text.
        case textTrimmed = "text_trimmed"
        /// A text that Excel would run as a formula got an apostrophe.
        case formulaGuarded = "formula_guarded"
        /// The value did not fit, and half of it would be wrong.
        case valueLeftOut = "value_left_out"
        /// A text or an outline with more characters than a cell of Excel takes.
        case cellLeftOut = "cell_left_out"
        case numberRounded = "number_rounded"
        /// A number as text, or a truth value as a word.
        case typeChanged = "type_changed"
        case confidentialLeftOut = "confidential_left_out"
        /// A feature that has no geometry, in a format that takes none without.
        case featureLeftOut = "feature_left_out"
        case geometryLeftOut = "geometry_left_out"
        /// Points, lines and areas in files of their own.
        case layerSplit = "layer_split"
        /// Several parts as one, or one as several: the same land.
        case geometryKindChanged = "geometry_kind_changed"
        case geometryPartsLeftOut = "geometry_parts_left_out"
        case coordinatesConverted = "coordinates_converted"
        case crsNotStored = "crs_not_stored"
        case rowRefused = "row_refused"
    }
}

/// The losses of one export, in the order in which they were met.
struct ExportLosses {
    private(set) var list: [ExportLoss] = []
    private var places: [Key: Int] = [:]

    private struct Key: Hashable {
        var kind: ExportLoss.Kind
        var field: String?
    }

    private static let longestExample = 120

    /// Counts a loss; the example of the first is kept.
    mutating func note(
        _ kind: ExportLoss.Kind, field: String? = nil, count: Int = 1, example: @autoclosure () -> String? = nil
    ) {
        let key = Key(kind: kind, field: field)
        if let place = places[key] {
            list[place].count += count
        } else {
            places[key] = list.count
            let example = example().map { $0.count > Self.longestExample ? $0.prefix(Self.longestExample) + "…" : $0 }
            list.append(ExportLoss(kind: kind, field: field, count: count, example: example))
        }
    }
}
