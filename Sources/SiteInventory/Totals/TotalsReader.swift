internal import GeometryEngine
internal import SimpleFeatures

/// Reads the totals of selected sites from stored figures and overlaps.
///
/// Computes only the figures and overlaps of the sites that a scenario changes.
struct TotalsReader {
    private let snapshot: any InventorySnapshot
    private let query: FeatureQuery
    private let changes: OverlapChanges
    private let measures: Measures

    /// - Parameters:
    ///   - query: with the replacements of the scenario.
    ///   - changes: the overlaps that the scenario changes.
    init(
        _ snapshot: any InventorySnapshot, _ query: FeatureQuery, _ changes: OverlapChanges, measures: Measures
    ) {
        (self.snapshot, self.query, self.changes, self.measures) = (snapshot, query, changes, measures)
    }

    /// The groups by the values of a property, and the total of all sites. Unrounded.
    ///
    /// - Throws: the errors of the snapshot.
    func totals(by property: FieldName?) throws -> (groups: [SiteTotals], total: Totals) {
        var groups = try snapshot.totals(of: query, by: property)
        var total = Totals()
        for group in groups { total.add(group.totals) }
        let shared = try sharedLand(by: property)
        total.discount(try shared.discount { ($0.land.figures, nil) }[nil] ?? [:])
        guard property != nil else { return ([], total) }
        let ofGroups = try shared.discount { ($0.land.figures, $0.key) }
        for index in groups.indices { groups[index].totals.discount(ofGroups[groups[index].key] ?? [:]) }
        return (groups, total)
    }

    /// The groups by municipality: by land when boundaries are stored, else by property.
    ///
    /// - Parameter cut: the shares of the replacements that lie in several municipalities.
    /// - Throws: the errors of the snapshot.
    func municipalities(cut: [MunicipalShare]) throws -> [GroupedTotals.Group] {
        let named = try Municipalities(snapshot)
        let stored = try snapshot.municipalTotals(of: query, hasBoundaries: !named.isEmpty)
        var groups: [String?: GroupedTotals.Group] = [:]
        func add(_ totals: Totals, key: String?, name: String?) {
            groups[key, default: GroupedTotals.Group(key: key, name: name, totals: Totals())].totals.add(totals)
        }
        for group in stored.byLand { add(group.totals, key: group.key, name: named.name(of: group.key)) }
        for group in stored.declared {
            let known = named.find(key: group.key, name: group.name)
            let fallback = group.name ?? group.key
            add(group.totals, key: known?.key ?? fallback, name: known?.name ?? fallback)
        }
        for (key, totals) in try totals(of: cut) { add(totals, key: key, name: named.name(of: key)) }
        let shared = try sharedLand(by: named.isEmpty ? .municipality : nil)
        let discounts = try shared.discount { ($0.land.figures, named.isEmpty ? $0.key : $0.municipality) }
        for (key, hectares) in discounts { groups[key]?.totals.discount(hectares) }
        return Array(groups.values)
    }

    /// The totals of shares of replacements that the query selects.
    private func totals(of cut: [MunicipalShare]) throws -> [String?: Totals] {
        let selected = try keys(of: Set(cut.map(\.site)), by: nil)
        let replacements = Dictionary(uniqueKeysWithValues: query.replacements.map { ($0.feature.id, $0) })
        var totals: [String?: Totals] = [:]
        for share in cut where selected[share.site] != nil {
            guard let version = replacements[share.site] else { continue }
            var part = SiteShare(version.feature)
            for figure in SiteFigure.summed { part.hectares[figure] = version.statement?.figures[figure] }
            part.hectares = share.figures(part.hectares)
            totals[share.municipality, default: Totals()].add(part)
        }
        return totals
    }

    /// The groups by condition, with the conditional land only.
    ///
    /// - Throws: the errors of the snapshot.
    func conditions() throws -> [SiteTotals] {
        let stored = try snapshot.conditionalLand(of: query)
        let groups = Dictionary(grouping: stored + (try conditionalLandOfReplacements()), by: \.key)
        let discounts = try sharedLand(by: nil).discount { claim in
            (claim.condition == nil ? [] : [.conditionalHectares], claim.condition)
        }
        return groups.map { condition, parts in
            var totals = Totals()
            for part in parts { totals.add(part.totals) }
            totals.discount(discounts[condition] ?? [:])
            return SiteTotals(key: condition, totals: totals)
        }
    }

    private func sharedLand(by property: FieldName?) throws -> SharedLand {
        SharedLand(claims: try claims(by: property), crowded: try crowdedLands(by: property), measures: measures)
    }

    private func crowdedLands(by property: FieldName?) throws -> [SelectedCrowdedLand] {
        let stored = try snapshot.crowdedLands(of: query, by: property)
        guard !changes.crowded.isEmpty else { return stored }
        let added = changes.crowded.added
        let keys = try keys(of: Set(added.map(\.site)), by: property)
        return stored.filter { !changes.crowded.ended.contains($0.land.site) }
            + added.compactMap { land in keys[land.site].map { SelectedCrowdedLand(land: land, key: $0) } }
    }

    private func claims(by property: FieldName?) throws -> [SelectedClaim] {
        let stored = try snapshot.claims(of: query, by: property)
        guard !changes.isEmpty else { return stored }
        let ended = Set(changes.ended.map(\.number))
        return stored.filter { !ended.contains($0.overlap) } + (try addedClaims(by: property))
    }

    /// The claims of the selected sites in the overlaps of the scenario. Their numbers are negative.
    private func addedClaims(by property: FieldName?) throws -> [SelectedClaim] {
        let sites = Set(changes.added.flatMap { $0.claims.map(\.site) })
        let keys = try keys(of: sites, by: property)
        return zip(changes.added, 1...).flatMap { overlap, number in overlap.claims(of: keys, number: -Int64(number)) }
    }

    /// The values of the property for those of the sites that the query selects.
    private func keys(of sites: Set<FeatureID>, by property: FieldName?) throws -> [FeatureID: String?] {
        guard !sites.isEmpty else { return [:] }
        var query = query
        query.ids = sites.sorted()
        var keys: [FeatureID: String?] = [:]
        let names = property.map { [$0.rawValue] } ?? []
        try snapshot.forEachFeature(FeatureSelection(query).only(names, geometry: false)) { site in
            guard sites.contains(site.feature.id) else { return }
            keys[site.feature.id] = .some(property.flatMap { site.feature[$0].text })
        }
        return keys
    }

    private func conditionalLandOfReplacements() throws -> [SiteTotals] {
        let selected = try keys(of: Set(query.replacements.map(\.feature.id)), by: nil)
        return query.replacements.filter { selected[$0.feature.id] != nil }.flatMap { $0.statement?.conditions ?? [] }
            .groups
    }
}

/// The land that several selected sites claim.
private struct SharedLand {
    var claims: [SelectedClaim]
    var crowded: [SelectedCrowdedLand]
    var measures: Measures

    /// The hectares by which sums over sites exceed the land, by group and figure.
    ///
    /// - Parameter place: the figures in which a claim counts, and its group.
    /// - Throws: `GeometryError` when crowded lands cannot be united.
    func discount(
        _ place: (SelectedClaim) -> (figures: [SiteFigure], group: String?)
    ) throws -> [String?: [SiteFigure: Double]] {
        var (overlaps, unions) = (OverlapDiscount(), CrowdedDiscount())
        for claim in claims {
            let (figures, group) = place(claim)
            overlaps.add(claim, to: group, in: figures)
        }
        for selected in crowded {
            let (figures, group) = place(selected.claim)
            unions.add(selected.land, to: group, in: figures)
        }
        return overlaps.hectares().merging(try unions.hectares(measures)) { $0.merging($1, uniquingKeysWith: +) }
    }
}

extension Totals {
    fileprivate mutating func discount(_ hectares: [SiteFigure: Double]) {
        for (figure, overlap) in hectares { discount(overlap, from: figure) }
    }
}

/// Reads the totals of several sets of sites of one snapshot and scenario.
struct TotalsOfSites {
    let snapshot: any InventorySnapshot
    /// The query of all sites, with the replacements of the scenario.
    let query: FeatureQuery
    /// The overlaps that the scenario changes.
    let changes: OverlapChanges
    let measures: Measures

    /// The total of the sites, unrounded.
    ///
    /// - Parameter ids: `nil` for all sites.
    /// - Throws: the errors of the snapshot.
    func totals(of ids: [FeatureID]?) throws -> Totals {
        var query = query
        query.ids = ids
        return try TotalsReader(snapshot, query, changes, measures: measures).totals(by: nil).total
    }
}
