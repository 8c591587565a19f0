internal import GeometryEngine
internal import SimpleFeatures

/// The sites whose land may have changed since their overlaps were computed.
struct ChangedLand {
    /// The sites, including ended ones. Empty when all sites are new.
    private(set) var sites: Set<FeatureID> = []
    /// True when the inventory had no sites before. New ones are not listed then, since an import may have a million.
    private(set) var hasOnlyNewSites: Bool
    /// True when the boundaries of municipalities have changed, which affects all sites.
    var includesBoundaries = false

    init(hasOnlyNewSites: Bool) { self.hasOnlyNewSites = hasOnlyNewSites }

    mutating func add(_ site: FeatureID) { if !hasOnlyNewSites { sites.insert(site) } }

    /// Computes how the overlaps and municipal shares differ from the stored ones.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    func changes(
        in snapshot: any InventorySnapshot, _ related: RelatedFeaturesReader, measures: Measures
    ) throws -> (overlaps: OverlapChanges, shares: ShareChanges) {
        if hasOnlyNewSites {
            guard try !snapshot.isEmpty(.sites) else { return (OverlapChanges(), ShareChanges()) }
            return try snapshot.landOfNewSites(related, measures: measures)
        }
        let changed = includesBoundaries ? sites.union(try snapshot.ids(in: .sites)) : sites
        let nearby = NearbySites(snapshot: snapshot)
        return try snapshot.landChanges(of: changed, related, measures: measures) { try nearby.boxes(around: $0) }
    }

    /// Must be called after the overlaps were computed.
    mutating func clear() {
        (sites, hasOnlyNewSites, includesBoundaries) = ([], false, false)
    }
}
