internal import GeometryEngine
package import SimpleFeatures

/// Stores features in a transaction and updates all values that depend on them.
///
/// The editor collects the sites that a change affects, and ``finish()`` recomputes only these. A site is computed as
/// soon as it is put. Roads, constraints, plots and documented links must therefore be put before the sites.
///
/// A put has three steps: ``batch(of:in:)`` reads the related features, ``EditBatch/derived()`` derives the values on
/// any thread, and ``store(_:in:)`` stores the result.
package final class InventoryEditor {
    let transaction: any InventoryTransaction
    let deriver: FeatureDeriver
    private let measures: Measures
    let related: RelatedFeaturesReader
    private var roads: Roads?
    /// The road network. `nil` when it has not been read; the inner optional is `nil` when the inventory has none.
    private var network: DriveNetwork??
    /// True when every stored value must be recomputed.
    private let startsFromScratch: Bool
    var affectedSites: Set<FeatureID> = []
    /// The sites computed since the last change of a road. A road can affect any site.
    private(set) var computedSites: Set<FeatureID> = []
    private var changedRoads = ChangedRoads()
    private var changedLand: ChangedLand
    /// The owners of the overlaps that changed, and the sites whose municipal shares changed.
    private(set) var changedOverlaps: [FeatureID] = []
    /// The number of times a site was computed.
    private(set) var siteComputations = 0
    private let today: CalendarDay
    /// The plots that this editor has newly reserved or sold.
    package private(set) var takenPlots: [TakenPlot] = []
    /// The change of the hectares of all sites so far; complete after ``finish()``.
    package private(set) var hectaresChange = HectaresChange()

    /// - Parameter startsFromScratch: true to recompute unaffected sites too.
    /// - Throws: `GeometryError` when geometries cannot be overlaid or measured; the errors of the transaction.
    package init(
        _ transaction: any InventoryTransaction, crs: CRS, today: CalendarDay, startsFromScratch: Bool = false
    ) throws {
        self.startsFromScratch = startsFromScratch
        self.transaction = transaction
        self.today = today
        let tools = try PlaneContext.of(crs)
        (measures, deriver) = (tools.measures, tools.deriver)
        related = RelatedFeaturesReader(transaction, today: today)
        changedLand = ChangedLand(hasOnlyNewSites: try transaction.isEmpty(.sites))
        if let judged = try transaction.judgedOn(), judged < today { try collectSitesAffectedByDates(since: judged) }
    }

    /// Derives and stores one feature.
    ///
    /// - Parameter before: the feature as it is stored now; `nil` for a new one.
    /// - Throws: `GeometryError` when geometries cannot be overlaid or measured; the errors of the transaction.
    package func put(_ feature: Feature, replacing before: Feature?, in collection: CollectionID) throws {
        for derived in try batch(of: [(feature, before)], in: collection).derived() {
            _ = try store(derived, in: collection)
        }
    }

    /// Reads the related features that the derived values depend on.
    ///
    /// - Parameter changes: the new features, and the features as stored now.
    /// - Throws: `GeometryError` when roads cannot be measured; the errors of the transaction.
    package func batch(
        of changes: [(feature: Feature, before: Feature?)], in collection: CollectionID
    ) throws -> EditBatch {
        var edits = changes.map { FeatureEdit(feature: $0.feature, before: $0.before) }
        switch collection {
        case .sites:
            let roads = try loadRoads(withNetwork: !edits.allSatisfy(keepsRoutes))
            try related.readRelated(sites: &edits, roads: roads, keepsRoutes: keepsRoutes)
        case .roadProjects: try related.readRelated(roadProjects: &edits)
        case .accessLinks: try related.readRelated(accessLinks: &edits)
        default: break
        }
        return EditBatch(
            edits: edits, collection: collection, deriver: deriver, encode: transaction.versionEncoder(for: collection))
    }

    /// Stores a derived feature, and collects the sites that it affects.
    ///
    /// - Throws: The errors of the transaction.
    package func store(_ derived: DerivedFeature, in collection: CollectionID) throws -> StoredChange {
        guard collection == .sites else {
            let change = try put(derived, in: collection)
            if change != .unchanged { try collectSites(derived.edit.before, derived.feature, in: collection) }
            if change != .unchanged, collection == .plots,
                let taken = TakenPlot(from: derived.edit.before, to: derived.feature)
            {
                takenPlots.append(taken)
            }
            return change
        }
        siteComputations += 1
        affectedSites.remove(derived.feature.id)
        if !changedRoads.isEmpty { computedSites.insert(derived.feature.id) }
        for link in derived.endedLinks { try transaction.end(link, in: .accessLinks) }
        for link in derived.computedLinks { _ = try transaction.put(link, in: .accessLinks) }
        hectaresChange.add(derived.hectaresChange)
        let change = try put(derived, in: .sites)
        if change != .unchanged || startsFromScratch { changedLand.add(derived.feature.id) }
        return change
    }

    func put(_ derived: DerivedFeature, in collection: CollectionID) throws -> StoredChange {
        if let encoded = derived.encoded { return try transaction.put(encoded, in: collection) }
        return try transaction.put(derived.version, in: collection)
    }

    /// Ends a feature, and collects the sites that it affected.
    ///
    /// - Throws: `GeometryError` when geometries cannot be overlaid or measured; the errors of the transaction.
    package func end(_ feature: Feature, in collection: CollectionID) throws {
        try transaction.end(feature.id, in: collection)
        if collection == .sites {
            affectedSites.remove(feature.id)
            changedLand.add(feature.id)
            try subtractHectares(of: feature)
        } else {
            try collectSites(feature, nil, in: collection)
        }
    }

    /// Recomputes the sites that the changes affected.
    ///
    /// - Throws: `GeometryError` when geometries cannot be overlaid or measured; the errors of the transaction.
    package func finish() throws {
        if !changedRoads.isEmpty {
            try updateRoads()
            try collectSites(of: changedRoads)
        }
        _ = try recompute(affectedSites.sorted(), in: .sites)
        affectedSites = []
        computedSites = []
        changedRoads = ChangedRoads()
        try updateOverlaps()
        try transaction.record(.judgedOn(today))
    }

    /// Recomputes stored features, except computed links. Derives on all cores while finished features are stored.
    ///
    /// - Returns: the number of recomputed features.
    func recompute(_ ids: [FeatureID], in collection: CollectionID) throws -> Int {
        var count = 0
        var ahead = OrderedWorkQueue<[DerivedFeature]>()
        for ids in ids.batches(of: Self.featuresPerBatch) {
            let stored = try transaction.features(Array(ids), in: collection)
            let features = ids.compactMap { stored[$0] }.filter { !$0.isComputedLink }
            count += features.count
            let batch = try batch(of: features.map { ($0, $0) }, in: collection)
            try ahead.add(batch.derived)?.forEach { _ = try store($0, in: collection) }
        }
        while let derived = try ahead.next() {
            for feature in derived { _ = try store(feature, in: collection) }
        }
        return count
    }

    static let featuresPerBatch = 256

    /// Updates the overlaps and municipal shares of the sites whose land may have changed.
    private func updateOverlaps() throws {
        let (overlaps, shares) = try changedLand.changes(in: transaction, related, measures: measures)
        changedOverlaps += (overlaps.ended.map(\.overlap) + overlaps.added).compactMap(\.owner)
        changedOverlaps += shares.ended + shares.added.map(\.site)
        changedLand.clear()
        if !overlaps.isEmpty { try transaction.put(overlaps) }
        if !shares.isEmpty { try transaction.put(shares) }
    }

    /// True when neither the site's place nor a road has changed, so that stored routes remain valid.
    private func keepsRoutes(_ edit: FeatureEdit) -> Bool {
        guard !startsFromScratch, changedRoads.isEmpty, let before = edit.before else { return false }
        let (old, new) = (Site(before), Site(edit.feature))
        return old.footprint == new.footprint && old.representativePoint == new.representativePoint
    }

    func loadRoads(withNetwork: Bool) throws -> Roads {
        if let roads, roads.routes != nil || !withNetwork { return roads }
        let inventory = try related.loadRoads()
        let routes = withNetwork ? RouteFinder(inventory, network: try loadNetwork(), measures: measures) : nil
        let loaded = try Roads(inventory, routes: routes, measures: measures)
        roads = loaded
        return loaded
    }

    func loadNetwork() throws -> DriveNetwork? {
        if let network { return network }
        var lines: [NetworkRoad] = []
        try transaction.forEachFeature(in: .roadNetwork) { if let road = NetworkRoad($0) { lines.append(road) } }
        let loaded = try lines.isEmpty ? nil : DriveNetwork(lines, measures: measures)
        network = .some(loaded)
        return loaded
    }

    /// Subtracts the hectares of an ended site, and ends its computed links.
    private func subtractHectares(of site: Feature) throws {
        hectaresChange.add(from: site, to: nil)
        for link in try transaction.features(in: .accessLinks, where: .siteID, equals: site.id.text)
        where link.isComputedLink {
            try transaction.end(link.id, in: .accessLinks)
        }
    }

    /// Collects the sites whose hectares depend on dates between `judged` and today.
    private func collectSitesAffectedByDates(since judged: CalendarDay) throws {
        if judged.year != today.year {
            // A plot can wait for any year, and any road can become overdue.
            try transaction.forEachFeature(in: .sites) { affectedSites.insert($0.id) }
            changedRoads.add([], in: .roadProjects)
        }
        try transaction.forEachFeature(in: .constraints) { feature in
            let constraint = ConstraintArea(feature)
            if constraint.isValid(on: judged) != constraint.isValid(on: today) { try collectSites(meeting: constraint) }
        }
    }

    /// Collects the sites that a change from `before` to `after` affects.
    private func collectSites(_ before: Feature?, _ after: Feature?, in collection: CollectionID) throws {
        switch collection {
        case .plots, .accessLinks:
            for feature in [before, after] {
                if let site = feature?[.siteID].text { affectedSites.insert(FeatureID(site)) }
            }
        case .constraints:
            related.discardConstraints()
            for feature in [before, after].compactMap(\.self) { try collectSites(meeting: ConstraintArea(feature)) }
        case .roadProjects, .roadSections, .junctions:
            related.discardRoads()
            roads = nil
            computedSites = []
            changedRoads.add([before, after].compactMap(\.self), in: collection)
        case .roadNetwork:
            roads = nil
            network = nil
            computedSites = []
            changedRoads.add([], in: collection)
        case .municipalities:
            changedLand.includesBoundaries = true
        case .sites, .targets:
            break
        }
    }

    private func collectSites(meeting constraint: ConstraintArea) throws {
        guard let box = constraint.reach else { return }
        for site in try transaction.features(in: .sites, meeting: box) { affectedSites.insert(site.id) }
    }
}
