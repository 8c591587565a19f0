public import SimpleFeatures

/// The hectares of a site from its statement. They are unrounded, for sums that are rounded last.
public struct StatedHectares: Sendable {
    /// The known figures of ``SiteFigure/summed``.
    public var figures: [SiteFigure: Double]
    /// The conditional land by condition: a list as in the property `conditions`.
    public var conditions: PropertyValue

    /// - Parameter conditions: the member `conditions` of the statement.
    public init(figures: [SiteFigure: Double], conditions: PropertyValue) {
        self.figures = figures
        self.conditions = conditions
    }

    /// The hectares of a statement that is not stored, such as that of a scenario.
    init(_ statement: HectaresStatement) {
        figures = [:]
        for figure in SiteFigure.summed { figures[figure] = statement.figures[figure] }
        conditions = statement.conditionsUnrounded
    }
}

extension InventorySnapshot {
    /// Decodes the statement of each site.
    ///
    /// - Throws: the errors of the store when it cannot be read, and `DecodingError` for a statement of an older
    ///   format.
    public func statedHectares(of sites: [FeatureID]) throws -> [FeatureID: StatedHectares] {
        var stated: [FeatureID: StatedHectares] = [:]
        for site in sites { stated[site] = try hectaresStatement(of: site).map(StatedHectares.init) }
        return stated
    }

    /// The sites with unrounded hectares and conditions.
    ///
    /// - Parameter statements: statements to use instead of the stored ones, as in a scenario.
    func unrounded(
        _ sites: [Feature], statements: [FeatureID: HectaresStatement] = [:]
    ) throws -> [Feature] {
        let stored = try statedHectares(of: sites.map(\.id).filter { statements[$0] == nil })
        return try sites.map { site in
            try ReadBudget.check()
            guard let stated = statements[site.id].map(StatedHectares.init) ?? stored[site.id] else { return site }
            var site = site
            for (figure, hectares) in stated.figures { site[figure] = .number(hectares) }
            site[.conditions] = stated.conditions
            return site
        }
    }
}
