internal import SimpleFeatures

/// The sites whose land may have changed since their overlaps were computed.
struct ChangedLand {
    /// The sites, including ended ones.
    private(set) var sites: Set<FeatureID> = []
    /// True when the boundaries of municipalities have changed, which affects all sites.
    var includesBoundaries = false
    private var boxes: [FeatureID: Envelope] = [:]
    /// True when the inventory had no sites before.
    private let hasAllSites: Bool

    init(hasAllSites: Bool) { self.hasAllSites = hasAllSites }

    /// The envelopes of all sites; `nil` when they are not known.
    var allBoxes: [FeatureID: Envelope]? { hasAllSites ? boxes : nil }

    mutating func add(_ site: Feature) {
        sites.insert(site.id)
        if hasAllSites { boxes[site.id] = site.geometry.flatMap { Envelope($0) } }
    }

    /// Adds sites whose envelopes have not changed.
    mutating func add(_ ids: [FeatureID]) { sites.formUnion(ids) }

    mutating func end(_ site: FeatureID) {
        sites.insert(site)
        boxes[site] = nil
    }

    /// Must be called after the overlaps were computed. Keeps the envelopes.
    mutating func clear() {
        sites = []
        includesBoundaries = false
    }
}
