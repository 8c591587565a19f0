public import SimpleFeatures

/// The totals of the sites with one value of a property. Land in several sites counts for each of them.
public struct SiteTotals: Hashable, Sendable {
    /// The value; `nil` for sites without a value.
    public var key: String?
    /// The totals, unrounded.
    public var totals: Totals

    /// Creates the totals of a group.
    public init(key: String?, totals: Totals) {
        self.key = key
        self.totals = totals
    }

    /// The conditional land of several sites with a condition.
    package init(condition: String, hectares: Double, siteCount: Int) {
        self.init(key: condition, totals: Totals())
        totals.siteCount = siteCount
        totals.add(hectares, of: siteCount, to: .conditionalHectares)
    }
}

// Default implementations, which read every selected site. A store that adds up stored figures is many times faster.

extension InventorySnapshot {
    /// Adds up the figures of each selected site.
    ///
    /// - Throws: the errors of the snapshot.
    public func totals(of query: FeatureQuery, by property: FieldName?) throws -> [SiteTotals] {
        var groups: [String?: Totals] = [:]
        for site in try unroundedSites(of: query) {
            groups[property.flatMap { site[$0].text }, default: Totals()].add(SiteShare(site))
        }
        return groups.map { SiteTotals(key: $0.key, totals: $0.value) }
    }

    /// Adds up the conditional land of each selected site.
    ///
    /// - Throws: the errors of the snapshot.
    public func conditionalLand(of query: FeatureQuery) throws -> [SiteTotals] {
        let replaced = Set(query.replacements.map(\.feature.id))
        let sites = try unroundedSites(of: query).filter { !replaced.contains($0.id) }
        return sites.flatMap(ConditionalLand.all).groups
    }

    /// Reads the conditions of each site.
    ///
    /// - Throws: the errors of the snapshot.
    public func sites(waitingFor isMet: (String) -> Bool) throws -> [FeatureID] {
        try features(in: .sites).filter { site in ConditionalLand.all(of: site).contains { isMet($0.condition) } }
            .map(\.id)
    }

    /// Reads the overlaps of each selected site.
    ///
    /// - Throws: the errors of the snapshot.
    public func claims(of query: FeatureQuery, by property: FieldName?) throws -> [SelectedClaim] {
        guard try hasOverlaps() else { return [] }
        var keys: [FeatureID: String?] = [:]
        try forEachFeature(of: query) { site in keys[site.id] = .some(property.flatMap { site[$0].text }) }
        return try Set(overlaps(claimedBy: keys.keys.sorted())).flatMap { stored in
            stored.overlap.claims(of: keys, number: stored.number)
        }
    }

    /// Adds up the shares of each selected site.
    ///
    /// - Throws: the errors of the snapshot.
    public func municipalTotals(of query: FeatureQuery, hasBoundaries: Bool) throws -> MunicipalTotals {
        let replaced = Set(query.replacements.map(\.feature.id))
        var (byLand, declared): ([String?: Totals], [[String?]: Totals]) = ([:], [:])
        for site in try unroundedSites(of: query) {
            let whole = SiteShare(site)
            if !hasBoundaries || site.geometry == nil {
                declared[[site[.municipalityAGS].text, site[.municipality].text], default: Totals()].add(whole)
                continue
            }
            for share in try shares(of: [site.id]) where share.hectares == nil || !replaced.contains(site.id) {
                var part = whole
                part.hectares = share.figures(whole.hectares)
                byLand[share.municipality, default: Totals()].add(part)
            }
        }
        var totals = MunicipalTotals()
        totals.byLand = byLand.map { SiteTotals(key: $0.key, totals: $0.value) }
        totals.declared = declared.map { .init(key: $0.key[0], name: $0.key[1], totals: $0.value) }
        return totals
    }

    private func unroundedSites(of query: FeatureQuery) throws -> [Feature] {
        var sites: [Feature] = []
        try forEachFeature(of: query) { sites.append($0) }
        let statements = query.replacements.compactMap { version in version.statement.map { (version.feature.id, $0) } }
        return try unrounded(sites, statements: Dictionary(uniqueKeysWithValues: statements))
    }
}

extension Totals {
    /// Adds the figures of a site or of a part of it.
    mutating func add(_ share: SiteShare) {
        if let reason = share.reason { exclusions[reason, default: 0] += 1 }
        if !share.hectares.isEmpty { siteCount += 1 }
        for (figure, hectares) in share.hectares { add(hectares, to: figure) }
    }
}

extension [ConditionalLand] {
    /// The land by condition. A site has one entry for a condition.
    var groups: [SiteTotals] {
        Dictionary(grouping: self, by: \.condition).map { condition, lands in
            SiteTotals(
                condition: condition, hectares: lands.reduce(0) { $0 + $1.hectares }, siteCount: lands.count)
        }
    }
}
