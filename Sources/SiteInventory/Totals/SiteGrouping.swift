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

/// A group of sites with the share of each.
struct ShareGroup {
    /// The key of the group; `nil` for sites without a value.
    var key: String?
    var name: String?
    var shares: [SiteShare] = []
}

extension SiteGrouping {
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    func groups(
        of sites: [Feature], _ snapshot: any InventorySnapshot, _ counter: TotalsCalculator
    ) throws -> [ShareGroup] {
        switch self {
        case .municipality:
            let municipalities = try MunicipalityShares(snapshot, counter)
            return Self.grouped(try sites.flatMap { try municipalities.shares(of: $0) })
        case .roadCondition:
            return Self.grouped(sites.flatMap(Self.conditions))
        case .category, .competenceField, .landType, .status:
            return Self.grouped(
                sites.map { site in
                    let word = site[rawValue].text
                    return (word, word, SiteShare(site))
                })
        }
    }

    typealias Placed = (key: String?, name: String?, share: SiteShare)

    /// Groups in the order of their names; the group without a name is last.
    private static func grouped(_ placed: [Placed]) -> [ShareGroup] {
        var groups: [String?: ShareGroup] = [:]
        for (key, name, share) in placed {
            groups[key, default: ShareGroup(key: key, name: name)].shares.append(share)
        }
        return groups.values.sorted { a, b in
            guard let first = a.name ?? a.key, let second = b.name ?? b.key else { return a.key != nil }
            return (first, a.key ?? "") < (second, b.key ?? "")
        }
    }

    /// A share for each condition of the site, with the land that waits for it.
    private static func conditions(of site: Feature) -> [Placed] {
        ConditionalLand.all(of: site).map { land in
            var share = SiteShare(site)
            share.reason = nil
            share.condition = land.condition
            share.hectares = [.conditionalHectares: land.hectares]
            return (land.condition, land.condition, share)
        }
    }
}
