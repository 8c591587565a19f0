/// A figure of hectares that can be summed over sites, by its name in data.
public enum HectaresFigure: String, Vocabulary, Comparable {
    case gross = "gross_ha"
    case net = "net_ha"
    case developable = "developable_ha"
    case available = "available_ha"
    case conditional = "conditional_ha"
    case reserved = "reserved_ha"
    case sold = "sold_ha"
    case occupied = "occupied_ha"
    case notMarketable = "not_marketable_ha"
    case unknown = "unknown_ha"

    public var title: LocalizedText {
        CollectionSchema.sites.field(rawValue)?.title ?? LocalizedText(de: rawValue, en: rawValue)
    }

    /// Its name where the unit stands beside it: `available`.
    public var nameWithoutUnit: String { String(rawValue.dropLast("_ha".count)) }

    /// The figures that land of this heading counts in, beside gross.
    static func counting(_ kind: WaterfallStep.Kind) -> [HectaresFigure] {
        switch kind {
        case .sold: [.sold]
        case .occupied: [.occupied]
        case .notMarketable: [.notMarketable]
        case .unknown: [.unknown]
        case .reservedForOwner, .reserved: [.reserved, .developable]
        case .conditional: [.conditional, .developable]
        case .available: [.available, .developable]
        case .gross, .notInUsablePlot, .hardConstraint, .slivers: []
        }
    }

    /// In the order in which they are shown.
    public static func < (a: HectaresFigure, b: HectaresFigure) -> Bool {
        (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
}
