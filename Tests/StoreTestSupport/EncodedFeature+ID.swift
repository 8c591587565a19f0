internal import Foundation
package import SimpleFeatures
package import SiteInventory

extension EncodedFeature {
    /// The id in its GeoJSON.
    package var id: FeatureID {
        let document = try? JSONSerialization.jsonObject(with: Data(geoJSON)) as? [String: Any]
        return FeatureID(document?["id"] as? String ?? "")
    }
}
