internal import SimpleFeatures
internal import SiteInventory

/// Records which layer of an import brought which feature, since a feature may come from one row only.
///
/// A layer is identified by its content hash: paths may be equal.
final class FeatureClaims {
    enum Claim { case first, repeated, inOtherLayer }

    private var claimed: [CollectionID: [FeatureID: Int32]] = [:]
    private var brought: [[FeatureID]] = []
    private var numbers: [String: Int32] = [:]

    /// Claims the feature for the layer. Refused rows claim theirs too, so that replacing a layer does not end it.
    ///
    /// - Returns: whether an earlier row of this or of another layer has claimed it.
    func claim(_ id: FeatureID, in collection: CollectionID, forLayer hash: String) -> Claim {
        let layer = number(of: hash)
        let before = claimed[collection, default: [:]].updateValue(layer, forKey: id)
        return before.map { $0 == layer ? .repeated : .inOtherLayer } ?? .first
    }

    /// Records a feature that the layer brings.
    func bring(_ id: FeatureID, byLayer hash: String) { brought[Int(number(of: hash))].append(id) }

    /// The features that the layer brought, in the file's order.
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
