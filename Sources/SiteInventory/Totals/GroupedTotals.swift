public import SimpleFeatures

/// The hectares of sites, each group's over its own union, and the total over the union of all.
///
/// What several groups cover is in each of them, but once in the total: ``overlap`` says how much that is.
public struct GroupedTotals: Sendable, Encodable {
    /// What is assumed; `nil` when everything is as it is.
    public var assumption: Assumption?
    /// `nil` for totals without groups.
    public var grouping: SiteGrouping?
    public var groups: [Group] = []
    public var total: Totals
    /// By how much the groups' sum exceeds the total, in hectares, for each figure that groups have.
    public var overlap: [HectaresFigure: Double] = [:]

    public struct Group: Sendable, Encodable {
        /// `nil` for sites of which it is unknown.
        public var key: String?
        public var name: String?
        public var totals: Totals

        enum CodingKeys: String, CodingKey {
            case key, name, totals
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(key, forKey: .key)
            try container.encode(name, forKey: .name)
            try container.encode(totals, forKey: .totals)
        }
    }

    /// - Parameter query: which sites; their page and order are not looked at. `nil` for all.
    /// - Throws: `GeometryError` when land cannot be overlaid; what the snapshot throws.
    public init(
        _ snapshot: any InventorySnapshot, crs: CRS, by grouping: SiteGrouping? = nil, of query: FeatureQuery? = nil,
        scenario: Scenario = .asIs
    ) throws {
        let view = try ScenarioSites(snapshot, scenario, crs: crs)
        assumption = view.assumption
        self.grouping = grouping
        var query = query ?? FeatureQuery(.sites)
        query.replacements = try view.replacements()
        let counter = try TotalsCounter(snapshot, crs: crs, scenario: scenario)
        var sites: [Feature] = []
        try snapshot.forEachFeature(of: query) { site in
            var site = site
            // Only its box is needed, unless land must be cut: then one look more is cheaper than all in memory.
            if grouping != .municipality { site.geometry = site.geometry.flatMap(Self.outline) }
            sites.append(site)
        }
        total = try counter.totals(of: sites.map(SiteShare.init))
        guard let grouping else { return }
        groups = try grouping.groups(of: sites, snapshot, counter).map {
            Group(key: $0.key, name: $0.name, totals: try counter.totals(of: $0.shares))
        }
        for figure in HectaresFigure.allCases where groups.contains(where: { $0.totals[figure].siteCount > 0 }) {
            let sum = groups.reduce(0.0) { $0 + $1.totals[figure].hectares }
            let overlap = sum - total[figure].hectares
            self.overlap[figure] = overlap * squareMetresPerHectare < LandPartition.sliverSquareMetres ? 0 : overlap
        }
    }

    private static func outline(of geometry: Geometry) -> Geometry? {
        Envelope(geometry).map { box in
            .multiPoint([Position(box.minX, box.minY), Position(box.maxX, box.maxY)])
        }
    }

    enum CodingKeys: String, CodingKey {
        case assumption, by, groups, total
        case overlap = "overlap_ha"
    }

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
