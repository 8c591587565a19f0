internal import SimpleFeatures
public import SiteInventory

extension ReadableInventory {
    /// Returns the hectares of a site: the waterfall from gross to available, the land of each step, the same areas in
    /// other planes, the standard errors and the provenance. Computes them from the stored plots and constraints.
    ///
    /// - Parameters:
    ///   - site: The id or name of the site, or a part of its name.
    ///   - scenario: What is assumed.
    ///   - netFactor: The share of gross to estimate an unknown net area with; `nil` for no estimate.
    /// - Throws: ``InventoryError/noSite(_:candidates:)`` if none or several sites match; `GeometryError` if land cannot
    ///   be overlaid; `StoreError` if the file cannot be read.
    public func hectares(
        of site: String, scenario: Scenario = .asIs, netFactor: NetFactor? = nil
    ) async throws -> HectaresReport {
        let question = HectaresRequest(try await siteID(named: site), scenario: scenario, netFactor: netFactor)
        guard let account = try await source.hectares(question) else { throw InventoryError.noHectares(site: site) }
        return account
    }

    /// Returns the sums of all sites. Land of several sites counts once.
    ///
    /// - Parameters:
    ///   - grouping: The groups; `nil` for the total alone.
    ///   - filter: A CQL2 text filter that selects sites; `nil` for all.
    ///   - scenario: What is assumed.
    /// - Throws: `FilterError` if the filter is invalid; `GeometryError` if land cannot be overlaid; `StoreError` if the
    ///   file cannot be read.
    public func totals(
        by grouping: SiteGrouping? = nil, where filter: String? = nil, scenario: Scenario = .asIs
    ) async throws -> GroupedTotals {
        let (crs, query) = (crs, try FeatureQuery(.sites, where: filter))
        return try await source.read {
            try GroupedTotals($0, crs: crs, by: grouping, of: query, scenario: scenario)
        }
    }

    /// Returns the versions at which a figure of a site changed, with the imports that changed it.
    ///
    /// - Parameters:
    ///   - figure: The figure.
    ///   - site: The id or name of the site, or a part of its name.
    /// - Throws: ``InventoryError/noSite(_:candidates:)`` if none or several sites match; `StoreError` if the file cannot
    ///   be read.
    public func history(of figure: SiteFigure, ofSite site: String) async throws -> FigureHistory {
        let id = try await siteID(named: site)
        guard let history = try await source.history(of: figure, ofSite: id) else {
            throw InventoryError.noSite(site, candidates: [])
        }
        return history
    }

    /// Returns the versions at which the sum of a figure changed. The filter is applied at each version.
    ///
    /// - Parameters:
    ///   - figure: The figure.
    ///   - filter: A CQL2 text filter that selects sites; `nil` for all.
    /// - Throws: `FilterError` if the filter is invalid; `GeometryError` if land cannot be overlaid; `StoreError` if the
    ///   file cannot be read.
    public func history(of figure: SiteFigure, where filter: String? = nil) async throws -> FigureHistory {
        try await source.history(of: figure, of: FeatureQuery(.sites, where: filter))
    }

    /// Returns the targets of the agreement beside the figures of the inventory.
    ///
    /// - Parameter scenario: What is assumed.
    /// - Throws: `GeometryError` if land cannot be overlaid; `StoreError` if the file cannot be read.
    public func targets(scenario: Scenario = .asIs) async throws -> TargetReport {
        let crs = crs
        return try await source.read { try TargetReport($0, crs: crs, scenario: scenario) }
    }
}
