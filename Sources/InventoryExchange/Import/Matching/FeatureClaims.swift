internal import SimpleFeatures
internal import SiteInventory

/// Records the layer from which each feature of an import comes, since only one row may describe a feature.
///
/// Layers are identified by their content hashes, since paths may be equal.
final class FeatureClaims {
    enum Claim { case first, repeated, inOtherLayer }

    private var claimed: [CollectionID: [FeatureID: Int32]] = [:]
    private var brought: [[FeatureID]] = []
    private var numbers: [String: Int32] = [:]

    /// Claims the feature for the layer. Refused rows also claim their features, so that replacing a layer does not end
    /// them.
    ///
    /// - Returns: whether the feature was claimed before, by the same layer or by another one.
    func claim(_ id: FeatureID, in collection: CollectionID, forLayer hash: String) -> Claim {
        let layer = number(of: hash)
        let before = claimed[collection, default: [:]].updateValue(layer, forKey: id)
        return before.map { $0 == layer ? .repeated : .inOtherLayer } ?? .first
    }

    /// Records a feature of the layer.
    func bring(_ id: FeatureID, byLayer hash: String) { brought[Int(number(of: hash))].append(id) }

    /// Returns the features of the layer, in the order of the file.
    func ids(ofLayer hash: String) -> [FeatureID] { numbers[hash].map { brought[Int($0)] } ?? [] }

    func isClaimed(_ id: FeatureID, in collection: CollectionID) -> Bool { claimed[collection]?[id] != nil }

    private func number(of hash: String) -> Int32 {
        if let known = numbers[hash] { return known }
        let number = Int32(brought.count)
        numbers[hash] = number
        brought.append([])
        return number
    }
}
