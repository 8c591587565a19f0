internal import SimpleFeatures

/// The property by which totals are grouped.
public enum SiteGrouping: String, Vocabulary {
    /// By land when municipal boundaries are imported, else by the attribute.
    case municipality
    case category
    case competenceField = "competence_field"
    case landType = "land_type"
    case status
    /// By the condition of conditional land: a road project or section, a year, a remediation.
    case roadCondition = "road_condition"

    /// The display name of the grouping.
    public var title: LocalizedText {
        switch self {
        case .roadCondition: LocalizedText(de: "Bedingung", en: "condition")
        default: CollectionSchema.sites.field(rawValue)?.title ?? LocalizedText(de: rawValue, en: rawValue)
        }
    }
}
