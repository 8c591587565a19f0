package import SimpleFeatures
package import SiteInventory

extension FeatureSource {
    /// All features of a collection.
    package func features(_ collection: CollectionID) async throws -> [Feature] {
        try await read { try $0.features(in: collection) }
    }

    /// The number of versions of features of a collection that have ended.
    ///
    /// - Parameter id: counts only versions of this feature; `nil` for all.
    package func endedVersionCount(_ collection: CollectionID, of id: FeatureID? = nil) async throws -> Int {
        try await read { snapshot in
            var count = 0
            for version in 0...(try snapshot.state().version) {
                try snapshot.forEachChange(ofVersion: version, in: collection) {
                    if let before = $0.before, id == nil || before.id == id { count += 1 }
                }
            }
            return count
        }
    }
}
