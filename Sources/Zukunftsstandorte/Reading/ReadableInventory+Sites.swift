public import SiteInventory

/// Sites with their figures, and the sums over all of them.
public struct SiteList: Sendable, Encodable {
    /// The assumption of the scenario; `nil` for the present state.
    public var assumption: Assumption?
    /// In the order of ids.
    public var sites: [SiteSummary]
    /// The sums over the union of the land.
    public var totals: Totals
}

extension ReadableInventory {
    /// Returns the sites in the order of their ids.
    ///
    /// ```swift
    /// let large = try await inventory.sites(where: "available_ha >= 10 AND municipality = 'Dorsten'")
    /// ```
    ///
    /// - Parameters:
    ///   - filter: A CQL2 text filter, its geometries in longitude and latitude; `nil` for all sites.
    ///   - scenario: What is assumed. The filter is applied to the figures under this assumption.
    /// - Throws: `FilterError` if the filter is invalid; `GeometryError` if land cannot be overlaid; `StoreError` if the
    ///   file cannot be read.
    public func sites(where filter: String? = nil, scenario: Scenario = .asIs) async throws -> [SiteSummary] {
        let (crs, query) = (crs, try FeatureQuery(.sites, where: filter))
        return try await source.read { snapshot in
            var (query, sites) = (query, [SiteSummary]())
            query.replacements = try ScenarioSites(snapshot, scenario, crs: crs).replacements()
            try snapshot.forEachFeature(of: query) { sites.append(SiteSummary($0)) }
            return sites
        }
    }

    /// Returns all sites with the sums over them, from one version.
    ///
    /// - Parameter scenario: What is assumed.
    /// - Throws: `GeometryError` if land cannot be overlaid; `StoreError` if the file cannot be read.
    public func siteList(scenario: Scenario = .asIs) async throws -> SiteList {
        let crs = crs
        return try await source.read { snapshot in
            let view = try ScenarioSites(snapshot, scenario, crs: crs)
            var sites: [SiteSummary] = []
            try view.forEachSite { sites.append(SiteSummary($0)) }
            let totals = try GroupedTotals(snapshot, crs: crs, scenario: scenario).total
            return SiteList(assumption: view.assumption, sites: sites, totals: totals)
        }
    }
}
