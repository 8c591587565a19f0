internal import GeometryEngine
package import SimpleFeatures

extension InventorySnapshot {
    /// Computes how the stored overlaps and municipal shares differ from those of the snapshot.
    ///
    /// - Parameters:
    ///   - changed: the sites whose land or municipalities may have changed since, including ended ones.
    ///   - boxes: the envelopes of all sites.
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    package func landChanges(
        of changed: Set<FeatureID>, among boxes: [FeatureID: Envelope], crs: CRS
    ) throws -> (overlaps: OverlapChanges, shares: ShareChanges) {
        let related = RelatedFeaturesReader(self, today: try judgedOn() ?? .today)
        return try landChanges(of: changed, related, measures: PlaneContext.of(crs).measures) { _ in boxes }
    }

    /// - Parameter boxes: see ``OverlapUpdate/changes(of:boxes:)``.
    func landChanges(
        of changed: Set<FeatureID>, _ related: RelatedFeaturesReader, measures: Measures,
        boxes: (Set<FeatureID>) throws -> [FeatureID: Envelope]
    ) throws -> (overlaps: OverlapChanges, shares: ShareChanges) {
        guard !changed.isEmpty else { return (OverlapChanges(), ShareChanges()) }
        let boundaries = try MunicipalBoundaries(self)
        let overlaps = try OverlapUpdate(self, related, boundaries, measures: measures).changes(
            of: changed, boxes: boxes)
        let shares = ShareUpdate(snapshot: self, related: related, boundaries: boundaries, measures: measures)
        return (overlaps, try shares.changes(of: changed))
    }

    /// Computes the overlaps and municipal shares of an inventory whose sites are all new.
    func landOfNewSites(
        _ related: RelatedFeaturesReader, measures: Measures
    ) throws -> (overlaps: OverlapChanges, shares: ShareChanges) {
        let boundaries = try MunicipalBoundaries(self)
        let overlaps = try OverlapUpdate(self, related, boundaries, measures: measures).changesOfNewSites()
        guard !boundaries.isEmpty else { return (overlaps, ShareChanges()) }
        let shares = ShareUpdate(snapshot: self, related: related, boundaries: boundaries, measures: measures)
        return (overlaps, try shares.changes(of: Set(ids(in: .sites))))
    }
}
