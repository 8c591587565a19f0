internal import GeometryEngine
public import SimpleFeatures

/// The hectares of sites in a scenario. Sites that the scenario changes are computed, others are read from the store.
///
/// A scenario changes a site when it meets a condition of the site's plots.
public final class ScenarioSites {
    private let snapshot: any InventorySnapshot
    private let related: RelatedFeaturesReader
    private let conditions: Conditions
    private let measures: Measures
    private let crs: CRS
    /// The assumption stated in responses; `nil` for the current state.
    public let assumption: Assumption?

    /// Reads the roads of the inventory under the scenario.
    ///
    /// - Parameter crs: the plane of the inventory.
    /// - Throws: `GeometryError` when PROJ does not know the plane; the errors of the snapshot.
    public init(_ snapshot: any InventorySnapshot, _ scenario: Scenario, crs: CRS) throws {
        self.snapshot = snapshot
        self.crs = crs
        // Uses the day of the stored figures, so that only the scenario causes differences.
        related = RelatedFeaturesReader(snapshot, today: try snapshot.judgedOn() ?? .today, scenario: scenario)
        conditions = try related.loadRoads().conditions
        measures = try PlaneContext.of(crs).measures
        assumption = conditions.assumption
    }

    /// The statement of a site with the assumption; `nil` for an unknown site.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    public func statement(of id: FeatureID) throws -> HectaresStatement? {
        guard var stored = try snapshot.hectaresStatement(of: id) else { return nil }
        if isChanged(stored), let site = try snapshot.feature(id, in: .sites) { return try compute(site).statement }
        stored.assumption = assumption
        return stored
    }

    /// A site with its figures; `nil` for an unknown site.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    public func site(_ id: FeatureID) throws -> Feature? {
        try snapshot.feature(id, in: .sites).map { try changed($0)?.site ?? $0 }
    }

    /// Calls `body` for every site with its figures, sorted by id.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot and of `body`.
    public func forEachSite(_ body: (Feature) throws -> Void) throws {
        try snapshot.forEachFeature(in: .sites) { try body(changed($0)?.site ?? $0) }
    }

    /// The sites that the scenario changes with their figures and statements, sorted by id.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    public func changedSites() throws -> [(site: Feature, statement: HectaresStatement)] {
        guard assumption != nil else { return [] }
        var changedSites: [(site: Feature, statement: HectaresStatement)] = []
        var ahead = OrderedWorkQueue<[(site: Feature, statement: HectaresStatement)]>()
        let ids = try snapshot.sites(waitingFor: conditions.isMet)
        for batch in ids.batches(of: Self.sitesPerBatch) {
            try ReadBudget.check()
            let inputs = try related.land(of: Array(batch))
            let (conditions, measures, crs) = (conditions, measures, crs)
            let done = try ahead.add { try inputs.map { try $0.changed(conditions, measures, crs) } }
            changedSites += done ?? []
        }
        while let done = try ahead.next() { changedSites += done }
        return changedSites
    }

    private static let sitesPerBatch = 32

    /// The changed sites in stored form. Queries read them instead of the stored versions.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    public func replacements() throws -> [FeatureVersion] { try replacements(changedSites()) }

    /// The sites in stored form.
    ///
    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    func replacements(_ sites: [(site: Feature, statement: HectaresStatement)]) throws -> [FeatureVersion] {
        guard !sites.isEmpty else { return [] }
        let encoder = try FeatureEncoder(inventoryCRS: crs)
        return try sites.map {
            try encoder.encode($0.site, in: .sites, statement: $0.statement)
        }
    }

    /// The overlaps that differ in the scenario, in which these sites have changed.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    func overlapChanges(of changed: [Feature]) throws -> OverlapChanges {
        guard !changed.isEmpty, try snapshot.hasOverlaps() || snapshot.hasCrowdedLands() else {
            return OverlapChanges()
        }
        // A scenario moves no perimeter, so that the sites that share land are those of the stored overlaps.
        return try OverlapUpdate(
            snapshot, related, MunicipalBoundaries(snapshot), measures: measures, keepsPerimeters: true
        ).changes(of: Set(changed.map(\.id))) { sites in
            let near = try withPartners(withPartners(sites))
            return try snapshot.geometries(of: near.sorted(), in: .sites).compactMapValues { Envelope($0) }
        }
    }

    /// The shares of those of the sites that lie in several municipalities.
    ///
    /// - Throws: `GeometryError` when land cannot be cut; the errors of the snapshot.
    func cutShares(of changed: [Feature]) throws -> [MunicipalShare] {
        guard !changed.isEmpty, try snapshot.hasShares() else { return [] }
        let cut = try snapshot.shares(of: changed.map(\.id)).filter { $0.hectares != nil }
        let update = ShareUpdate(
            snapshot: snapshot, related: related, boundaries: try MunicipalBoundaries(snapshot), measures: measures)
        return try update.shares(of: Set(cut.map(\.site)).sorted()).values.flatMap(\.self).filter { $0.hectares != nil }
    }

    private func withPartners(_ sites: Set<FeatureID>) throws -> Set<FeatureID> {
        let overlaps = try snapshot.overlaps(claimedBy: sites.sorted())
        return sites.union(overlaps.flatMap { $0.overlap.claims.map(\.site) })
    }

    /// The site in the scenario; `nil` when the scenario does not change it.
    private func changed(_ site: Feature) throws -> (site: Feature, statement: HectaresStatement)? {
        guard assumption != nil, site[.conditionalHectares].number ?? 0 > 0,
            let stored = try snapshot.hectaresStatement(of: site.id), isChanged(stored)
        else { return nil }
        return try compute(site)
    }

    private func isChanged(_ stored: HectaresStatement) -> Bool {
        stored.conditions.contains { conditions.isMet($0.condition) }
    }

    private func compute(_ feature: Feature) throws -> (site: Feature, statement: HectaresStatement) {
        let site = Site(feature)
        let inputs = RelatedFeaturesReader.LandInputs(
            feature: feature, site: site, plots: try related.plots(of: site),
            constraints: try related.constraints(meeting: site))
        return try inputs.changed(conditions, measures, crs)
    }
}

extension RelatedFeaturesReader.LandInputs {
    /// The site with the figures of the conditions.
    fileprivate func changed(
        _ conditions: Conditions, _ measures: Measures, _ crs: CRS
    ) throws -> (site: Feature, statement: HectaresStatement) {
        let statement = try HectaresStatement(
            of: site, plots: plots, constraints: constraints, conditions: conditions, measures: measures, crs: crs)
        var changed = feature
        changed.setHectares(statement)
        return (changed, statement)
    }
}
