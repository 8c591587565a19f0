internal import SimpleFeatures

/// Which layer of an import brought which feature: two layers must not bring the same one.
///
/// A layer is known by the hash of its content: paths may be alike.
final class FeatureClaims {
    private var claimed: [CollectionID: Set<FeatureID>] = [:]
    private var byLayer: [String: [FeatureID]] = [:]

    /// False when another layer brought the feature. A layer itself brings each feature once.
    func claim(_ id: FeatureID, in collection: CollectionID, forLayer hash: String) -> Bool {
        guard claimed[collection, default: []].insert(id).inserted else { return false }
        byLayer[hash, default: []].append(id)
        return true
    }

    /// The features that the layer brought, in the file's order.
    func ids(ofLayer hash: String) -> [FeatureID] { byLayer[hash] ?? [] }

    func isClaimed(_ id: FeatureID, in collection: CollectionID) -> Bool { claimed[collection]?.contains(id) ?? false }

    /// Remembers a feature whose row was refused, so that replacing a layer does not end it.
    func spare(_ id: FeatureID, in collection: CollectionID) { claimed[collection, default: []].insert(id) }
}
