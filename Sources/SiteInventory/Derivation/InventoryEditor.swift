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

    init(_ transaction: any InventoryTransaction, crs: CRS, today: CalendarDay) throws {
        self.transaction = transaction
        encoder = try FeatureEncoder(inventoryCRS: crs)
        deriver = try SiteDeriver(transaction, encoder: encoder, crs: crs, today: today)
    }

    func put(_ feature: Feature, in collection: CollectionID) throws -> StoredChange {
        if collection == .sites {
            touchedSites.remove(feature.id)
            computedSites.insert(feature.id)
            return try deriver.put(feature)
        }
        let before = try transaction.feature(feature.id, in: collection)
        let derived = try deriver.completed(feature, in: collection)
        let change = try transaction.put(encoder.encode(derived, in: collection), in: collection)
        if change != .unchanged { try touch(before, derived, in: collection) }
        return change
    }

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
    }

    /// Remembers which sites a change from `before` to `after` touches.
    private func touch(_ before: Feature?, _ after: Feature, in collection: CollectionID) throws {
        switch collection {
        case .plots, .accessLinks:
            for feature in [before, after] {
                if let site = feature?["site_id"].text { touchedSites.insert(FeatureID(site)) }
            }
        case .constraints:
            deriver.forgetConstraints()
            for feature in [before, after].compactMap(\.self) {
                let constraint = ConstraintArea(feature)
                guard let box = constraint.area.flatMap({ Envelope($0) })?.grown(by: constraint.buffer_m) else {
                    continue
                }
                for site in try transaction.features(in: .sites, meeting: box) { touchedSites.insert(site.id) }
            }
        case .roadProjects, .roadSections:
            deriver.forgetRoads()
            computedSites = []
            roadsChanged = true
        case .sites, .targets, .municipalities:
            break
        }
    }
}
