import Foundation
import SimpleFeatures
import SiteInventory

extension EncodedFeature {
    /// As its document tells it.
    var id: FeatureID {
        let document = try? JSONSerialization.jsonObject(with: Data(geoJSON)) as? [String: Any]
        return FeatureID(document?["id"] as? String ?? "")
    }
}
