package import SimpleFeatures

extension InventorySnapshot {
    /// Computes how the stored overlaps differ from those of the snapshot.
    ///
    /// - Parameters:
    ///   - changed: the sites whose land may have changed since the stored overlaps, including ended ones.
    ///   - boxes: the envelopes of all sites.
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the snapshot.
    package func overlapChanges(
        of changed: Set<FeatureID>, among boxes: [FeatureID: Envelope], crs: CRS
    ) throws -> OverlapChanges {
        let related = RelatedFeaturesReader(self, today: try judgedOn() ?? .today)
        return try OverlapUpdate(self, related, measures: PlaneContext.of(crs).measures).changes(of: changed) { _ in
            boxes
        }
    }
}
