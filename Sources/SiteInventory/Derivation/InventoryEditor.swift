internal import GeometryEngine
internal import SimpleFeatures

/// Puts features into a transaction and keeps everything true that follows from them.
///
/// What a change touches is remembered, and ``finish()`` computes those sites anew, and no other. Sites that are put
/// themselves are computed at once, so put what they depend on first: roads, constraints, plots, documented links.
final class InventoryEditor {
    private let transaction: any InventoryTransaction
    private let encoder: FeatureEncoder
    private let deriver: SiteDeriver
    private var touchedSites: Set<FeatureID> = []
    /// The sites computed since the last change of a road, which touches every site.
    private var computedSites: Set<FeatureID> = []
    private var roadsChanged = false
    private let today: CalendarDay

    init(_ transaction: any InventoryTransaction, crs: CRS, today: CalendarDay) throws {
        self.transaction = transaction
        encoder = try FeatureEncoder(inventoryCRS: crs)
        deriver = try SiteDeriver(transaction, encoder: encoder, crs: crs, today: today)
        self.today = today
        if let judged = try transaction.judgedOn(), judged < today { try touchWhatFellDue(since: judged) }
    }

    /// - Parameter before: the feature as it is stored now; `nil` for a new one.
    /// - Returns: the feature with what was derived from it.
    func put(
        _ feature: Feature, replacing before: Feature?, in collection: CollectionID
    ) throws -> (feature: Feature, change: StoredChange) {
        if collection == .sites {
            touchedSites.remove(feature.id)
            computedSites.insert(feature.id)
            return try deriver.put(feature)
        }
        let derived = try deriver.completed(feature, in: collection)
        let change = try transaction.put(encoder.encode(derived, in: collection), in: collection)
        if change != .unchanged { try touch(before, derived, in: collection) }
        return (derived, change)
    }

    /// Ends a feature, and computes anew what lay around it.
    func end(_ feature: Feature, in collection: CollectionID) throws {
        try transaction.end(feature.id, in: collection)
        if collection == .sites {
            touchedSites.remove(feature.id)
            try deriver.forget(feature)
        } else {
            try touch(feature, nil, in: collection)
        }
    }

    /// What was done so far does to the hectares of all sites together; complete after ``finish()``.
    var hectaresChange: HectaresChange { deriver.hectaresChange }

    /// Computes the sites that the changes touched.
    func finish() throws {
        if roadsChanged {
            try deriver.updateRoads()
            // The nearest project of any site may be another one now.
            try transaction.forEachFeature(in: .sites) { site in
                if !computedSites.contains(site.id) { touchedSites.insert(site.id) }
            }
        }
        for id in touchedSites.sorted() {
            if let site = try transaction.feature(id, in: .sites) { _ = try deriver.put(site) }
        }
        touchedSites = []
        computedSites = []
        roadsChanged = false
        try transaction.setJudgedOn(today)
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
            deriver.forgetConstraints()
            for feature in [before, after].compactMap(\.self) { try touchSites(meeting: ConstraintArea(feature)) }
        case .roadProjects, .roadSections:
            deriver.forgetRoads()
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
