internal import GeometryEngine
internal import SimpleFeatures

/// Puts features into a transaction and keeps everything true that follows from them.
///
/// What a change touches is remembered, and ``finish()`` computes those sites anew, and no other. Sites that are put
/// themselves are computed at once, so put what they depend on first: roads, constraints, plots, documented links.
///
/// Putting has three steps: what is needed is read (``batch(of:in:)``), the rest is derived from it on any thread
/// (``EditBatch/derived()``), and the outcome is stored (``store(_:in:)``).
final class InventoryEditor {
    private let transaction: any InventoryTransaction
    private let deriver: FeatureDeriver
    private let measures: Measures
    private let surroundings: SiteSurroundings
    private var roadNetwork: RoadNetwork?
    private var touchedSites: Set<FeatureID> = []
    /// The sites computed since the last change of a road, which touches every site.
    private var computedSites: Set<FeatureID> = []
    private var roadsChanged = false
    /// How often a site was computed.
    private(set) var siteComputations = 0
    private let today: CalendarDay
    /// The plots that were reserved or sold so far, on land on which they were not before.
    private(set) var takenPlots: [TakenPlot] = []
    /// What was done so far does to the hectares of all sites together; complete after ``finish()``.
    private(set) var hectaresChange = HectaresChange()

    init(_ transaction: any InventoryTransaction, crs: CRS, today: CalendarDay) throws {
        self.transaction = transaction
        self.today = today
        let tools = try PlaneTools.of(crs)
        (measures, deriver) = (tools.measures, tools.deriver)
        surroundings = SiteSurroundings(transaction, today: today)
        if let judged = try transaction.judgedOn(), judged < today { try touchWhatFellDue(since: judged) }
    }

    /// - Parameter before: the feature as it is stored now; `nil` for a new one.
    func put(_ feature: Feature, replacing before: Feature?, in collection: CollectionID) throws {
        for derived in try batch(of: [(feature, before)], in: collection).derived() {
            _ = try store(derived, in: collection)
        }
    }

    /// Reads what the features depend on.
    ///
    /// - Parameter changes: the features as they are to be, and as they are stored now.
    func batch(of changes: [(feature: Feature, before: Feature?)], in collection: CollectionID) throws -> EditBatch {
        var edits = changes.map { FeatureEdit(feature: $0.feature, before: $0.before) }
        switch collection {
        case .sites: try surroundings.surround(sites: &edits, roads: loadRoads())
        case .roadProjects: try surroundings.surround(roadProjects: &edits)
        case .accessLinks: try surroundings.surround(accessLinks: &edits)
        default: break
        }
        return EditBatch(edits: edits, collection: collection, deriver: deriver)
    }

    /// Stores what was derived, and remembers which sites it touches.
    func store(_ derived: DerivedFeature, in collection: CollectionID) throws -> StoredChange {
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
        if roadsChanged { computedSites.insert(derived.feature.id) }
        for link in derived.endedLinks { try transaction.end(link, in: .accessLinks) }
        if let link = derived.computedLink { _ = try transaction.put(link, in: .accessLinks) }
        hectaresChange.add(derived.hectaresChange)
        return try transaction.put(derived.version, in: .sites)
    }

    /// Ends a feature, and computes anew what lay around it.
    func end(_ feature: Feature, in collection: CollectionID) throws {
        try transaction.end(feature.id, in: collection)
        if collection == .sites {
            touchedSites.remove(feature.id)
            try forget(feature)
        } else {
            try touch(feature, nil, in: collection)
        }
    }

    /// Computes the sites that the changes touched.
    func finish() throws {
        if roadsChanged {
            try updateRoads()
            // The nearest project of any site may be another one now.
            try transaction.forEachFeature(in: .sites) { site in
                if !computedSites.contains(site.id) { touchedSites.insert(site.id) }
            }
        }
        _ = try computeAnew(touchedSites.sorted(), in: .sites)
        touchedSites = []
        computedSites = []
        roadsChanged = false
        try transaction.setJudgedOn(today)
    }

    /// Derives the features from what is stored now, as if they had just come, but for computed links: on all cores,
    /// while those that are done are stored.
    ///
    /// - Returns: how many there were.
    func computeAnew(_ ids: [FeatureID], in collection: CollectionID) throws -> Int {
        var count = 0
        var ahead = WorkAhead<[DerivedFeature]>()
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

    private func loadRoads() throws -> RoadNetwork {
        if let roadNetwork { return roadNetwork }
        let loaded = RoadNetwork(try surroundings.loadRoads(), measures: measures)
        roadNetwork = loaded
        return loaded
    }

    /// Writes the sections into their projects, and the roads' state into the documented links.
    private func updateRoads() throws {
        let links = try transaction.features(
            in: .accessLinks, where: "basis", equals: AccessLink.Basis.documented.rawValue)
        for (features, collection) in [
            (try transaction.features(in: .roadProjects), CollectionID.roadProjects), (links, .accessLinks),
        ] {
            for derived in try batch(of: features.map { ($0, $0) }, in: collection).derived() {
                _ = try transaction.put(derived.version, in: collection)
            }
        }
    }

    /// Takes a site that has ended out of the figures, and its computed links with it.
    private func forget(_ site: Feature) throws {
        hectaresChange.add(from: site, to: nil)
        for link in try transaction.features(in: .accessLinks, where: "site_id", equals: site.id.text)
        where link["basis"].text == AccessLink.Basis.computed.rawValue {
            try transaction.end(link.id, in: .accessLinks)
        }
    }

    /// Remembers the sites whose hectares the calendar has changed since the day on which they were last judged.
    private func touchWhatFellDue(since judged: CalendarDay) throws {
        if judged.year != today.year {
            // A plot may wait for any year, and any road may be overdue now.
            try transaction.forEachFeature(in: .sites) { touchedSites.insert($0.id) }
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
                if let site = feature?["site_id"].text { touchedSites.insert(FeatureID(site)) }
            }
        case .constraints:
            surroundings.forgetConstraints()
            for feature in [before, after].compactMap(\.self) { try touchSites(meeting: ConstraintArea(feature)) }
        case .roadProjects, .roadSections:
            surroundings.forgetRoads()
            roadNetwork = nil
            computedSites = []
            roadsChanged = true
        case .sites, .junctions, .roadNetwork, .targets, .municipalities:
            break
        }
    }

    private func touchSites(meeting constraint: ConstraintArea) throws {
        guard let box = constraint.area.flatMap({ Envelope($0) })?.grown(by: constraint.buffer_m) else { return }
        for site in try transaction.features(in: .sites, meeting: box) { touchedSites.insert(site.id) }
    }
}

extension Feature {
    fileprivate var isComputedLink: Bool { self["basis"].text == AccessLink.Basis.computed.rawValue }
}
