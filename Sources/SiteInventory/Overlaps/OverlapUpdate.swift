internal import GeometryEngine
internal import SimpleFeatures

/// Computes how the overlaps of a snapshot change when the land of sites has changed.
///
/// Recomputes the overlaps of the changed sites and of the sites that share land with them, before or now. All other
/// overlaps remain valid. Sites overlap when their perimeters share at least ``LandPartition/sliverSquareMetres``.
final class OverlapUpdate {
    private let snapshot: any InventorySnapshot
    private let related: RelatedFeaturesReader
    private let measures: Measures
    private let boundaries: MunicipalBoundaries

    private static let sitesPerBatch = 256

    /// - Parameter related: reads plots, constraints and conditions of the snapshot.
    init(
        _ snapshot: any InventorySnapshot, _ related: RelatedFeaturesReader, _ boundaries: MunicipalBoundaries,
        measures: Measures
    ) {
        self.snapshot = snapshot
        self.related = related
        self.measures = measures
        self.boundaries = boundaries
    }

    /// - Parameters:
    ///   - changed: the sites whose land may have changed, including ended ones.
    ///   - boxes: returns the envelopes of sites, of the sites whose envelopes meet them, and of the sites whose
    ///     envelopes meet those.
    /// - Throws: `GeometryError` when land cannot be overlaid or measured; the errors of the snapshot and of `boxes`.
    func changes(
        of changed: Set<FeatureID>, boxes: (Set<FeatureID>) throws -> [FeatureID: Envelope]
    ) throws -> OverlapChanges {
        var former = try stored(changed)
        let affected = changed.union(former.flatMap { $0.overlap.claims.map(\.site) })
        let groups = OutlineGroups(try boxes(affected))
        let recomputed = groups.withNeighbours(groups.groups(of: affected))
        let graph = try OutlineGraph(of: recomputed, in: groups, snapshot, measures)
        let owners = Set(recomputed.flatMap { groups.groups[$0] }).union(affected)
        former += try stored(owners.subtracting(changed))
        former.removeAll { !($0.overlap.owner.map(owners.contains) ?? false) }
        return Self.difference(former, try overlaps(in: graph))
    }

    /// The stored overlaps that the sites claim.
    private func stored(_ sites: Set<FeatureID>) throws -> [StoredOverlap] {
        guard try snapshot.hasOverlaps() else { return [] }
        return try sites.sorted().batches(of: Self.sitesPerBatch).flatMap {
            try snapshot.overlaps(claimedBy: Array($0))
        }
    }

    /// The overlaps with an owner in the outlines of the graph.
    private func overlaps(in graph: OutlineGraph) throws -> [SiteOverlap] {
        let holders = try holders(of: graph.sitesWithNeighbours)
        var overlaps: [SiteOverlap] = []
        var ahead = OrderedWorkQueue<[SiteOverlap]>()
        for batch in graph.owners.batches(of: Self.sitesPerBatch) {
            let work = batch.flatMap { outline in
                let own = holders[outline] ?? []
                let near = own + graph.neighbours(of: outline).flatMap { holders[$0] ?? [] }
                let compared = Array(near.sorted { $0.first < $1.first }.prefix(SiteOverlap.mostNeighbours + 1))
                return own.map { (own: $0, others: compared) }
            }
            let computation = OverlapComputation(measures: measures, boundaries: boundaries)
            overlaps +=
                try ahead.add { try work.flatMap { try computation.overlaps(of: $0.own, with: $0.others) } } ?? []
        }
        while let done = try ahead.next() { overlaps += done }
        return overlaps
    }

    /// The holders of the same lands in each outline.
    private func holders(of outlines: [OutlineGraph.Outline: [FeatureID]]) throws -> [OutlineGraph.Outline:
        [LandHolders]]
    {
        let lands = try lands(of: outlines.values.flatMap(\.self).sorted())
        return outlines.mapValues { sites in
            var holders: [SiteLands: [FeatureID]] = [:]
            for site in sites { if let own = lands[site] { holders[own, default: []].append(site) } }
            return holders.map { LandHolders(sites: $0.value.sorted(), lands: $0.key) }.sorted { $0.first < $1.first }
        }
    }

    private func lands(of sites: [FeatureID]) throws -> [FeatureID: SiteLands] {
        var lands: [FeatureID: SiteLands] = [:]
        var ahead = OrderedWorkQueue<[(FeatureID, SiteLands)]>()
        let (conditions, measures) = (try related.loadRoads().conditions, measures)
        for batch in sites.batches(of: Self.sitesPerBatch) {
            let inputs = try related.land(of: Array(batch))
            let done = try ahead.add {
                try inputs.map { input in
                    (input.site.id, try SiteLands(of: input, conditions: conditions, measures: measures))
                }
            }
            for (site, own) in done ?? [] { lands[site] = own }
        }
        while let done = try ahead.next() { for (site, own) in done { lands[site] = own } }
        return lands
    }

    private static func difference(_ former: [StoredOverlap], _ computed: [SiteOverlap]) -> OverlapChanges {
        var byPlace = Dictionary(former.map { ($0.overlap.place, $0) }) { first, _ in first }
        var changes = OverlapChanges()
        for overlap in computed {
            if let stored = byPlace[overlap.place],
                stored.overlap.hectares.isNearlyEqual(to: overlap.hectares)
            {
                byPlace[overlap.place] = nil
            } else {
                changes.added.append(overlap)
            }
        }
        changes.ended = byPlace.values.sorted { $0.number < $1.number }
        return changes
    }
}

extension SiteOverlap {
    /// The overlap without its area. No two overlaps of a version have the same.
    fileprivate var place: SiteOverlap { SiteOverlap(hectares: 0, municipality: municipality, claims: claims) }
}
