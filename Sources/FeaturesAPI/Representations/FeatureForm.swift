import SimpleFeatures
import SiteInventory

/// What is told of each feature: as it is stored, unless the request wants less or something else.
struct FeatureForm: Sendable {
    let schema: CollectionSchema

    /// The properties that are told, in the schema's order.
    var names: [String] { schema.published.map(\.name) }

    func geoJSON(_ feature: EncodedFeature) -> [UInt8] { feature.geoJSON }
}
