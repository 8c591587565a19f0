internal import SimpleFeatures
internal import SiteInventory

/// What a row says of a feature: only that for which its layer has columns, or a geometry.
struct FeatureUpdate {
    var feature: Feature
    /// False for a plain table, which says nothing of places.
    var tellsGeometry: Bool

    /// The feature with what the row does not speak of as it was before.
    func merged(into before: Feature?) -> Feature {
        guard let before else { return feature }
        var merged = feature
        for (name, value) in before.properties where merged.properties[name] == nil { merged[name] = value }
        if !tellsGeometry || feature.geometry.lies(on: before.geometry) { merged.geometry = before.geometry }
        return merged
    }

    /// The finding that a row takes away the geometry that was there; `nil` when it does not.
    func removedGeometry(from before: Feature?, row: Int) -> Finding? {
        guard tellsGeometry, feature.geometry == nil, before?.geometry != nil else { return nil }
        return .removedGeometry(row: row, feature.id)
    }
}
