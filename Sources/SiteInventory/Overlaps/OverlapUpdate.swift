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
    private let crowdedSites: CrowdedSites
    /// True when only the use of land has changed, so that stored states of crowded sites remain valid.
    private let keepsPerimeters: Bool
    /// The sites whose lands have too many parts.
    private var divided: Set<FeatureID> = []

    private static let sitesPerBatch = 256

    /// - Parameters:
    ///   - related: reads plots, constraints and conditions of the snapshot.
    ///   - keepsPerimeters: true in a scenario, which moves no outline.
    init(
        _ snapshot: any InventorySnapshot, _ related: RelatedFeaturesReader, _ boundaries: MunicipalBoundaries,
        measures: Measures, keepsPerimeters: Bool = false
    ) {
        self.snapshot = snapshot
        self.related = related
        self.measures = measures
        self.boundaries = boundaries
        self.keepsPerimeters = keepsPerimeters
        crowdedSites = CrowdedSites(snapshot: snapshot, boundaries: boundaries, measures: measures)
    }

    /// - Parameters:
    ///   - changed: the sites whose land may have changed, including ended ones.
    ///   - boxes: returns the envelopes of sites, of the sites whose envelopes meet them, and of the sites whose
    ///     envelopes meet those.
    /// - Throws: `GeometryError` when land cannot be overlaid or measured; the errors of the snapshot and of `boxes`.
    func changes(
        of changed: Set<FeatureID>, boxes: (Set<FeatureID>) throws -> [FeatureID: Envelope]
    ) throws -> OverlapChanges {
        let former = try stored(changed)
        var affected = changed.union(former.flatMap { $0.overlap.claims.map(\.site) })
        if !keepsPerimeters { affected.formUnion(try crowdedSites.neighbours(ofStored: changed)) }
        while true {
            let state = try State(of: affected, boxes, self)
            let overlaps = try overlaps(in: state)
            // A site that becomes crowded, or is crowded no longer, affects its neighbours.
            let further = state.changedStates(divided).subtracting(affected)
            if let overlaps, further.isEmpty {
                return try changes(of: changed, affected, former, state, overlaps)
            }
            affected.formUnion(further)
        }
    }

    private func changes(
        of changed: Set<FeatureID>, _ affected: Set<FeatureID>, _ ofChanged: [StoredOverlap], _ state: State,
        _ overlaps: [SiteOverlap]
    ) throws -> OverlapChanges {
        let owners = state.sites.union(affected)
        var former = ofChanged + (try stored(owners.subtracting(changed)))
        former.removeAll { !($0.overlap.owner.map(owners.contains) ?? false) }
        var changes = Self.difference(former, overlaps)
        let states = state.states
        let moved = owners.filter { states[$0] != state.stored[$0] }
        changes.crowded = try crowdedSites.changes(of: changed.union(moved), states, lands: lands)
        return changes
    }

    /// The overlaps of an inventory whose sites are all new.
    ///
    /// - Throws: as ``changes(of:boxes:)``.
    func changesOfNewSites() throws -> OverlapChanges {
        let boxes = try NearbySites(snapshot: snapshot).boxesOfSitesWithNeighbours()
        return boxes.isEmpty ? OverlapChanges() : try changes(of: Set(boxes.keys)) { _ in boxes }
    }

    /// The stored overlaps that the sites claim.
    private func stored(_ sites: Set<FeatureID>) throws -> [StoredOverlap] {
        guard try snapshot.hasOverlaps() else { return [] }
        return try sites.sorted().batches(of: Self.sitesPerBatch).flatMap {
            try snapshot.overlaps(claimedBy: Array($0))
        }
    }

    /// The overlaps with an owner in the outlines of the state; `nil` when further sites turn out to be crowded.
    private func overlaps(in state: State) throws -> [SiteOverlap]? {
        let holders = try holders(of: state.graph.sitesWithNeighbours)
        if !keepsPerimeters { state.addCrowded(holders) }
        state.add(crowded: divided)
        let count = divided.count
        var overlaps: [SiteOverlap] = []
        var ahead = OrderedWorkQueue<Computed>()
        for batch in state.owners.batches(of: Self.sitesPerBatch) {
            let work = batch.flatMap { outline in
                let own = holders[outline] ?? []
                let near = own + state.neighbours(of: outline).flatMap { holders[$0] ?? [] }
                return own.map { (own: $0, others: near.sorted { $0.first < $1.first }) }
            }
            let computation = OverlapComputation(measures: measures, boundaries: boundaries)
            let done = try ahead.add {
                try work.reduce(into: Computed()) {
                    $0.add(try computation.overlaps(of: $1.own, with: $1.others), $1.own)
                }
            }
            if let done { add(done, to: &overlaps) }
        }
        while let done = try ahead.next() { add(done, to: &overlaps) }
        return divided.count == count ? overlaps : nil
    }

    /// The overlaps of some sites, and the sites whose lands have too many parts.
    private struct Computed: Sendable {
        var overlaps: [SiteOverlap] = []
        var divided: [FeatureID] = []

        mutating func add(_ found: [SiteOverlap]?, _ holders: LandHolders) {
            if let found { overlaps += found } else { divided += holders.sites }
        }
    }

    private func add(_ computed: Computed, to overlaps: inout [SiteOverlap]) {
        overlaps += computed.overlaps
        divided.formUnion(computed.divided)
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

extension OverlapUpdate {
    /// The outlines whose overlaps are recomputed, and which sites are crowded.
    fileprivate final class State {
        let graph: OutlineGraph
        /// The sites of the recomputed outlines.
        let sites: Set<FeatureID>
        /// The stored states of the recomputed sites and their neighbours (``CrowdedSites/stored(_:)``).
        let stored: [FeatureID: Bool]
        /// True when the stored states of the sites remain.
        private let keepsStored: Bool
        private let groups: OutlineGroups
        private let recomputed: [Int]
        /// The crowded sites among the recomputed ones and their neighbours.
        private var crowded: Set<FeatureID>

        init(
            of affected: Set<FeatureID>, _ boxes: (Set<FeatureID>) throws -> [FeatureID: Envelope],
            _ update: OverlapUpdate
        ) throws {
            keepsStored = update.keepsPerimeters
            groups = OutlineGroups(try boxes(affected))
            recomputed = groups.withNeighbours(groups.groups(of: affected))
            graph = try OutlineGraph(of: recomputed, in: groups, update.snapshot)
            let sites = Set(recomputed.flatMap { [groups] in groups.groups[$0] })
            self.sites = sites
            let near = groups.withNeighbours(recomputed).flatMap { [groups] in groups.groups[$0] }
            stored = try update.crowdedSites.stored(Set(near).union(affected))
            let before = stored.filter { update.keepsPerimeters || !sites.contains($0.key) }
            crowded = Set(before.filter(\.value).map(\.key)).union(keepsStored ? [] : graph.crowded)
        }

        func add(crowded sites: Set<FeatureID>) { crowded.formUnion(sites) }

        /// Adds the outlines that share land with too many sites with different plots. Sites with one outline and
        /// without plots count as one.
        func addCrowded(_ holders: [OutlineGraph.Outline: [LandHolders]]) {
            func count(_ outline: OutlineGraph.Outline) -> Int {
                (holders[outline] ?? []).reduce(0) { $0 + ($1.lands.isPerimeterOnly ? 1 : $1.sites.count) }
            }
            for outline in graph.owners {
                let all = graph.neighbours(of: outline).reduce(count(outline)) { $0 + count($1) }
                if all > SiteOverlap.mostNeighbours + 1 { crowded.formUnion(graph.sites(of: outline)) }
            }
        }

        /// The outlines whose overlaps are stored.
        var owners: [OutlineGraph.Outline] { graph.owners.filter { !isCrowded($0) } }

        /// The outlines that share land with the outline, without crowded ones.
        func neighbours(of outline: OutlineGraph.Outline) -> [OutlineGraph.Outline] {
            graph.neighbours(of: outline).filter { !isCrowded($0) }
        }

        private func isCrowded(_ outline: OutlineGraph.Outline) -> Bool { crowded.contains(outline.first) }

        /// The states of the recomputed sites (``CrowdedSites/stored(_:)``).
        var states: [FeatureID: Bool] {
            guard !crowded.isEmpty || keepsStored else { return [:] }
            let hasCrowded = groups.groups.map { $0.contains(where: crowded.contains) }
            var states: [FeatureID: Bool] = [:]
            for number in recomputed {
                let isBeside = groups.contains(around: number) { hasCrowded[$0] }
                for site in groups.groups[number] {
                    if crowded.contains(site) {
                        states[site] = true
                    } else if isBeside || (keepsStored && stored[site] != nil) {
                        states[site] = false
                    }
                }
            }
            return states
        }

        /// The recomputed sites that became crowded or are crowded no longer, with all sites of their outlines.
        func changedStates(_ divided: Set<FeatureID>) -> Set<FeatureID> {
            sites.filter { (stored[$0] == true) != (crowded.contains($0) || divided.contains($0)) }
        }
    }
}

extension SiteOverlap {
    /// The overlap without its area. No two overlaps of a version have the same.
    fileprivate var place: SiteOverlap { SiteOverlap(hectares: 0, municipality: municipality, claims: claims) }
}
