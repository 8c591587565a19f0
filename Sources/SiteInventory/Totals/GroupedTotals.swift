public import SimpleFeatures

/// The hectares of sites. A group's total is over its own union, the overall total over the union of all sites.
///
/// Sums are computed from unrounded figures and rounded last.
///
/// Land in several groups counts in each of them, but once in the total; ``overlap`` is the difference.
public struct GroupedTotals: Sendable, Encodable {
    /// The assumptions of the scenario; `nil` without one.
    public var assumption: Assumption?
    /// The property by which sites are grouped; `nil` for totals without groups.
    public var grouping: SiteGrouping?
    /// The groups; empty without grouping.
    public var groups: [Group] = []
    /// The total of all sites.
    public var total: Totals
    /// The difference between the sum of the groups and the total, in hectares, for each figure that groups have.
    public var overlap: [SiteFigure: Double] = [:]

    /// The totals of one group.
    public struct Group: Sendable, Encodable {
        /// The key of the group; `nil` for sites without a value.
        public var key: String?
        /// The display name of the group; `nil` for sites without a value.
        public var name: String?
        /// The totals of the group's sites.
        public var totals: Totals

        enum CodingKeys: String, CodingKey {
            case key, name, totals
        }

        /// Writes unknown keys as null.
        ///
        /// - Throws: `EncodingError` when the encoder cannot write a value.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(key, forKey: .key)
            try container.encode(name, forKey: .name)
            try container.encode(totals, forKey: .totals)
        }
    }

    /// - Parameter query: selects the sites; its page and order are ignored. `nil` for all sites.
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    public init(
        _ snapshot: any InventorySnapshot, crs: CRS, by grouping: SiteGrouping? = nil, of query: FeatureQuery? = nil,
        scenario: Scenario = .asIs
    ) throws {
        let key = try SumKey(.totals(query?.ofAllPages, grouping, scenario), crs: crs, snapshot)
        self = try snapshot.kept(key) {
            try GroupedTotals(computedFrom: snapshot, crs: crs, by: grouping, of: query, scenario)
        }
    }

    private init(
        computedFrom snapshot: any InventorySnapshot, crs: CRS, by grouping: SiteGrouping?, of query: FeatureQuery?,
        _ scenario: Scenario
    ) throws {
        let view = try ScenarioSites(snapshot, scenario, crs: crs)
        assumption = view.assumption
        self.grouping = grouping
        var query = query ?? FeatureQuery(.sites)
        let changed = try view.changedSites()
        query.replacements = try view.replacements(changed)
        let reader = TotalsReader(
            snapshot, query, try view.overlapChanges(of: changed.map(\.site)),
            measures: try PlaneContext.of(crs).measures)
        let (groups, total) = try Self.totals(by: grouping, reader) { try view.cutShares(of: changed.map(\.site)) }
        self.total = total.rounded()
        guard grouping != nil else { return }
        for figure in SiteFigure.summed where groups.contains(where: { $0.totals[figure].siteCount > 0 }) {
            let sum = groups.reduce(0.0) { $0 + $1.totals[figure].hectares }
            let overlap = sum - total[figure].hectares
            let isSliver = overlap * squareMetresPerHectare < LandPartition.sliverSquareMetres
            self.overlap[figure] = isSliver ? 0 : FieldUnit.hectares.rounded(overlap)
        }
        self.groups = groups.map { Group(key: $0.key, name: $0.name, totals: $0.totals.rounded()) }.sorted()
    }

    private static func totals(
        by grouping: SiteGrouping?, _ reader: TotalsReader, cutShares: () throws -> [MunicipalShare]
    ) throws -> (groups: [Group], total: Totals) {
        func named(_ groups: [SiteTotals]) -> [Group] {
            groups.map { Group(key: $0.key, name: $0.key, totals: $0.totals) }
        }
        switch grouping {
        case nil: return ([], try reader.totals(by: nil).total)
        case .municipality: return (try reader.municipalities(cut: cutShares()), try reader.totals(by: nil).total)
        case .roadCondition: return (named(try reader.conditions()), try reader.totals(by: nil).total)
        case .category, .competenceField, .landType, .status:
            let (groups, total) = try reader.totals(by: grouping.flatMap { FieldName(rawValue: $0.rawValue) })
            return (named(groups), total)
        }
    }

    enum CodingKeys: String, CodingKey {
        case assumption, by, groups, total
        case overlap = "overlap_ha"
    }

    /// Writes the overlap only when there are groups.
    ///
    /// - Throws: `EncodingError` when the encoder cannot write a value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(assumption, forKey: .assumption)
        try container.encode(grouping, forKey: .by)
        try container.encode(groups, forKey: .groups)
        try container.encode(total, forKey: .total)
        guard grouping != nil else { return }
        let named = overlap.map { ($0.key.nameWithoutUnit, $0.value) }
        try container.encode(Dictionary(uniqueKeysWithValues: named), forKey: .overlap)
    }
}

extension [GroupedTotals.Group] {
    /// The groups in the order of their names; the group without a name is last.
    fileprivate func sorted() -> [GroupedTotals.Group] {
        sorted { a, b in
            guard let first = a.name ?? a.key, let second = b.name ?? b.key else { return a.key != nil }
            return (first, a.key ?? "") < (second, b.key ?? "")
        }
    }
}
