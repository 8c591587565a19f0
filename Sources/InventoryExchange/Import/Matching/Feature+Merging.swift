internal import SimpleFeatures
internal import SiteInventory

extension Feature {
    /// This feature, with the properties and the geometry of `before` where the layer has no column for them.
    ///
    /// A geometry that differs from the stored one by less than the tolerance stays as it is stored.
    ///
    /// - Parameter statesGeometry: false for a layer without geometries.
    func merged(into before: Feature?, statesGeometry: Bool) -> Feature {
        guard let before else { return self }
        var merged = self
        for (name, value) in before.properties where merged.properties[name] == nil { merged[name] = value }
        if !statesGeometry || geometry.lies(on: before.geometry) { merged.geometry = before.geometry }
        return merged
    }
}
