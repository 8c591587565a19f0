internal import GeometryEngine
package import SimpleFeatures

/// Puts features into a transaction and keeps everything true that follows from them.
///
/// What a change touches is remembered, and ``finish()`` computes those sites anew, and no other. Sites that are put
/// themselves are computed at once, so put what they depend on first: roads, constraints, plots, documented links.
///
/// Putting has three steps: what is needed is read (``batch(of:in:)``), the rest is derived from it on any thread
/// (``EditBatch/derived()``), and the outcome is stored (``store(_:in:)``).
package final class InventoryEditor {
    private let transaction: any InventoryTransaction
    private let deriver: FeatureDeriver
    private let measures: Measures
    private let surroundings: SiteSurroundings
    private var roads: Roads?
    /// Read, and `nil` when no network is loaded.
    private var network: DriveNetwork??
    /// True when nothing that is stored may be taken for true.
    private let startsFromScratch: Bool
    private var touchedSites: Set<FeatureID> = []
    /// The sites computed since the last change of a road, which may touch any site.
    private var computedSites: Set<FeatureID> = []
    private var changedRoads = ChangedRoads()
    /// How often a site was computed.
    private(set) var siteComputations = 0
    private let today: CalendarDay
    /// The plots that were reserved or sold so far, on land on which they were not before.
    package private(set) var takenPlots: [TakenPlot] = []
    /// What was done so far does to the hectares of all sites together; complete after ``finish()``.
    package private(set) var hectaresChange = HectaresChange()

    /// - Parameter startsFromScratch: computes even what nothing has touched.
    package init(
        _ transaction: any InventoryTransaction, crs: CRS, today: CalendarDay, startsFromScratch: Bool = false
    ) throws {
        self.startsFromScratch = startsFromScratch
        self.transaction = transaction
        self.today = today
        let tools = try PlaneTools.of(crs)
        (measures, deriver) = (tools.measures, tools.deriver)
        surroundings = SiteSurroundings(transaction, today: today)
        if let judged = try transaction.judgedOn(), judged < today { try touchWhatFellDue(since: judged) }
    }

    /// - Parameter before: the feature as it is stored now; `nil` for a new one.
    package func put(_ feature: Feature, replacing before: Feature?, in collection: CollectionID) throws {
        for derived in try batch(of: [(feature, before)], in: collection).derived() {
            _ = try store(derived, in: collection)
        }
    }

    /// Reads what the features depend on.
    ///
    /// - Parameter changes: the features as they are to be, and as they are stored now.
    package func batch(
        of changes: [(feature: Feature, before: Feature?)], in collection: CollectionID
    ) throws -> EditBatch {
        var edits = changes.map { FeatureEdit(feature: $0.feature, before: $0.before) }
        switch collection {
        case .sites:
            let roads = try loadRoads(withNetwork: !edits.allSatisfy(keepsRoutes))
            try surroundings.surround(sites: &edits, roads: roads, keepsRoutes: keepsRoutes)
        case .roadProjects: try surroundings.surround(roadProjects: &edits)
        case .accessLinks: try surroundings.surround(accessLinks: &edits)
        default: break
        }
        return EditBatch(edits: edits, collection: collection, deriver: deriver)
    }

    /// Stores what was derived, and remembers which sites it touches.
    package func store(_ derived: DerivedFeature, in collection: CollectionID) throws -> StoredChange {
        guard collection == .sites else {
            let change = try transaction.put(derived.version, in: collection)
            if change != .unchanged { try touch(derived.edit.before, derived.feature, in: collection) }
            if change != .unchanged, collection == .plots,
                let taken = TakenPlot(from: derived.edit.before, to: derived.feature)
            {
                takenPlots.append(taken)
            }
            return change
        }
        siteComputations += 1
        touchedSites.remove(derived.feature.id)
        if !changedRoads.isEmpty { computedSites.insert(derived.feature.id) }
        for link in derived.endedLinks { try transaction.end(link, in: .accessLinks) }
        for link in derived.computedLinks { _ = try transaction.put(link, in: .accessLinks) }
        hectaresChange.add(derived.hectaresChange)
        return try transaction.put(derived.version, in: .sites)
    }

    /// Ends a feature, and computes anew what lay around it.
    package func end(_ feature: Feature, in collection: CollectionID) throws {
        try transaction.end(feature.id, in: collection)
        if collection == .sites {
            touchedSites.remove(feature.id)
            try forget(feature)
        } else {
            try touch(feature, nil, in: collection)
        }
    }

    /// Computes the sites that the changes touched.
    package func finish() throws {
        if !changedRoads.isEmpty {
            try updateRoads()
            try touchSites(of: changedRoads)
        }
        _ = try computeAnew(touchedSites.sorted(), in: .sites)
        touchedSites = []
        computedSites = []
        changedRoads = ChangedRoads()
        try transaction.setJudgedOn(today)
    }

    /// Derives the features from what is stored now, as if they had just come, but for computed links: on all cores,
    /// while those that are done are stored.
    ///
    /// - Returns: how many there were.
    func computeAnew(_ ids: [FeatureID], in collection: CollectionID) throws -> Int {
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

    private static let featuresPerBatch = 256

    /// True when neither the site's place nor any road has changed.
    private func keepsRoutes(_ edit: FeatureEdit) -> Bool {
        guard !startsFromScratch, changedRoads.isEmpty, let before = edit.before else { return false }
        let (old, new) = (Site(before), Site(edit.feature))
        return old.footprint == new.footprint && old.representativePoint == new.representativePoint
    }

    private func loadRoads(withNetwork: Bool) throws -> Roads {
        if let roads, roads.routes != nil || !withNetwork { return roads }
        let inventory = try surroundings.loadRoads()
        let routes = withNetwork ? RouteFinder(inventory, network: try loadNetwork(), measures: measures) : nil
        let loaded = try Roads(inventory, routes: routes, measures: measures)
        roads = loaded
        return loaded
    }

    private func loadNetwork() throws -> DriveNetwork? {
        if let network { return network }
        var lines: [NetworkRoad] = []
        try transaction.forEachFeature(in: .roadNetwork) { if let road = NetworkRoad($0) { lines.append(road) } }
        let loaded = try lines.isEmpty ? nil : DriveNetwork(lines, measures: measures)
        network = .some(loaded)
        return loaded
    }

    /// Writes the sections into their projects, and the roads' state into the documented links.
    private func updateRoads() throws {
        let links = try transaction.features(
            in: .accessLinks, where: .basis, equals: AccessLink.Basis.documented.rawValue)
        for (features, collection) in [
            (try transaction.features(in: .roadProjects), CollectionID.roadProjects), (links, .accessLinks),
        ] {
            for derived in try batch(of: features.map { ($0, $0) }, in: collection).derived() {
                let change = try transaction.put(derived.version, in: collection)
                // A site tells the state of the roads that it is linked to.
                if change != .unchanged, let site = derived.feature[.siteID].text {
                    touchedSites.insert(FeatureID(site))
                }
            }
        }
    }

    /// Remembers the sites for which the changed roads make a difference: those with land that waits for one of them,
    /// and those whose measured links are others now.
    private func touchSites(of changed: ChangedRoads) throws {
        if !changed.ids.isEmpty {
            try transaction.forEachFeature(in: .plots) { plot in
                guard let site = plot[.siteID].text, let condition = plot[.condition].text,
                    changed.ids.contains(condition.lowercased())
                else { return }
                if !computedSites.contains(FeatureID(site)) { touchedSites.insert(FeatureID(site)) }
            }
        }
        let roads = try loadRoads(withNetwork: true)
        var ids: [FeatureID] = []
        try transaction.forEachFeature(in: .sites) { if !computedSites.contains($0.id) { ids.append($0.id) } }
        var ahead = OrderedWorkQueue<[FeatureID]>()
        for batch in ids.batches(of: Self.featuresPerBatch) {
            let sites = Array(try transaction.features(Array(batch), in: .sites).values)
            let links = try transaction.features(in: .accessLinks, where: .siteID, isIn: batch.map(\.text))
            let deriver = deriver
            let differing = try ahead.add {
                try sites.filter { site in
                    let stored = (links[site.id.text] ?? []).filter(\.isComputedLink)
                    return try !deriver.areTrue(stored, of: site, roads)
                }.map(\.id)
            }
            touchedSites.formUnion(differing ?? [])
        }
        while let differing = try ahead.next() { touchedSites.formUnion(differing) }
    }

    /// Takes a site that has ended out of the figures, and its computed links with it.
    private func forget(_ site: Feature) throws {
        hectaresChange.add(from: site, to: nil)
        for link in try transaction.features(in: .accessLinks, where: .siteID, equals: site.id.text)
        where link.isComputedLink {
            try transaction.end(link.id, in: .accessLinks)
        }
    }

    /// Remembers the sites whose hectares the calendar has changed since the day on which they were last judged.
    private func touchWhatFellDue(since judged: CalendarDay) throws {
        if judged.year != today.year {
            // A plot may wait for any year, and any road may be overdue now.
            try transaction.forEachFeature(in: .sites) { touchedSites.insert($0.id) }
            changedRoads.add([], in: .roadProjects)
        }
        try transaction.forEachFeature(in: .constraints) { feature in
            let constraint = ConstraintArea(feature)
            if constraint.isValid(on: judged) != constraint.isValid(on: today) { try touchSites(meeting: constraint) }
        }
    }

    /// Remembers which sites a change from `before` to `after` touches.
    private func touch(_ before: Feature?, _ after: Feature?, in collection: CollectionID) throws {
        switch collection {
        case .plots, .accessLinks:
            for feature in [before, after] {
                if let site = feature?[.siteID].text { touchedSites.insert(FeatureID(site)) }
            }
        case .constraints:
            surroundings.forgetConstraints()
            for feature in [before, after].compactMap(\.self) { try touchSites(meeting: ConstraintArea(feature)) }
        case .roadProjects, .roadSections, .junctions:
            surroundings.forgetRoads()
            roads = nil
            computedSites = []
            changedRoads.add([before, after].compactMap(\.self), in: collection)
        case .roadNetwork:
            roads = nil
            network = nil
            computedSites = []
            changedRoads.add([], in: collection)
        case .sites, .targets, .municipalities:
            break
        }
    }

    private func touchSites(meeting constraint: ConstraintArea) throws {
        guard let box = constraint.area.flatMap({ Envelope($0) })?.grown(by: constraint.bufferMetres) else { return }
        for site in try transaction.features(in: .sites, meeting: box) { touchedSites.insert(site.id) }
    }
}
