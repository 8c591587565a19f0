import SimpleFeatures

@testable import SiteInventory

/// Totals computed from the land of each site when they are read, as an oracle of stored totals. Unrounded.
struct LandTotals {
    var total: Totals
    var groups: [String?: Totals] = [:]

    init(
        _ snapshot: any InventorySnapshot, crs: CRS, by grouping: SiteGrouping?, of query: FeatureQuery,
        _ scenario: Scenario
    ) throws {
        let view = try ScenarioSites(snapshot, scenario, crs: crs)
        let changed = try view.changedSites()
        var query = query
        query.replacements = try view.replacements(changed)
        var sites: [Feature] = []
        try snapshot.forEachFeature(of: query) { sites.append($0) }
        sites = try snapshot.unrounded(
            sites, statements: Dictionary(uniqueKeysWithValues: changed.map { ($0.site.id, $0.statement) }))
        let calculator = try TotalsCalculator(snapshot, crs: crs, scenario: scenario)
        total = try calculator.totals(of: sites.map(LandShare.init))
        guard let grouping else { return }
        if grouping == .municipality {
            let towns = try MunicipalityShares.totals(snapshot, query, calculator)
            groups = Dictionary(uniqueKeysWithValues: towns.map { ($0.key, $0.totals) })
            return
        }
        groups = try Dictionary(grouping: sites.flatMap { Self.shares(of: $0, by: grouping) }, by: \.key)
            .mapValues { try calculator.totals(of: $0.map(\.share)) }
    }

    private static func shares(of site: Feature, by grouping: SiteGrouping) -> [(key: String?, share: LandShare)] {
        guard grouping == .roadCondition else { return [(site[grouping.rawValue].text, LandShare(site))] }
        return ConditionalLand.all(of: site).map { land in
            var share = LandShare(site)
            share.reason = nil
            share.condition = land.condition
            share.hectares = [.conditionalHectares: land.hectares]
            return (land.condition, share)
        }
    }
}

extension TotalsReader {
    /// The stored totals of a query in a scenario. Unrounded.
    static func totals(
        _ snapshot: any InventorySnapshot, crs: CRS, by grouping: SiteGrouping?, of query: FeatureQuery,
        _ scenario: Scenario
    ) throws -> (groups: [String?: Totals], total: Totals) {
        let view = try ScenarioSites(snapshot, scenario, crs: crs)
        let changed = try view.changedSites()
        var query = query
        query.replacements = try view.replacements(changed)
        let reader = TotalsReader(
            snapshot, query, try view.overlapChanges(of: changed.map(\.site)),
            measures: try PlaneContext.of(crs).measures)
        let property = grouping == .roadCondition ? nil : grouping.flatMap { FieldName(rawValue: $0.rawValue) }
        var (groups, total) = try reader.totals(by: property)
        if grouping == .roadCondition { groups = try reader.conditions() }
        if grouping == .municipality {
            let towns = try reader.municipalities(cut: view.cutShares(of: changed.map(\.site)))
            groups = towns.map { SiteTotals(key: $0.key, totals: $0.totals) }
        }
        return (Dictionary(uniqueKeysWithValues: groups.map { ($0.key, $0.totals) }), total)
    }
}
