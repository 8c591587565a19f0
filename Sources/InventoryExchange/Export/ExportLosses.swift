internal import SiteInventory

/// Information that a format could not hold: the number of cases, and one example.
public struct ExportLoss: Hashable, Sendable, Codable {
    /// The kind of loss.
    public var kind: Kind
    /// The schema field, or the name of the attribute in the source; `nil` for losses of whole features.
    public var field: String?
    /// The number of features with the loss.
    public var count: Int
    /// The id of the first feature, and the lost information.
    public var example: String?

    /// Stable names of losses.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The column has another name than in the source.
        case renamed
        case textCut = "text_cut"
        /// A text lost blanks at its end or null characters, or was empty.
        case textTrimmed = "text_trimmed"
        /// A text that Excel would evaluate as a formula has an apostrophe before it.
        case formulaGuarded = "formula_guarded"
        /// The value did not fit and was left out, since a part of it would be wrong.
        case valueLeftOut = "value_left_out"
        /// A text or an outline has more characters than a cell of Excel can hold.
        case cellLeftOut = "cell_left_out"
        case numberRounded = "number_rounded"
        /// A number became text, or a truth value a word.
        case typeChanged = "type_changed"
        case confidentialLeftOut = "confidential_left_out"
        /// The format cannot hold features without a geometry.
        case featureLeftOut = "feature_left_out"
        case geometryLeftOut = "geometry_left_out"
        /// Points, lines and areas are in separate files.
        case layerSplit = "layer_split"
        /// Several parts became one geometry, or one part a multi-geometry. The land is the same.
        case geometryKindChanged = "geometry_kind_changed"
        case geometryPartsLeftOut = "geometry_parts_left_out"
        case coordinatesConverted = "coordinates_converted"
        case crsNotStored = "crs_not_stored"
        case rowRefused = "row_refused"
    }
}

/// The losses of one export, in the order in which they occurred.
struct ExportLosses {
    private(set) var list: [ExportLoss] = []
    private var places: [Key: Int] = [:]

    private struct Key: Hashable {
        var kind: ExportLoss.Kind
        var field: String?
    }

    private static let longestExample = 120

    /// Counts a loss. Keeps the example of the first case.
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
