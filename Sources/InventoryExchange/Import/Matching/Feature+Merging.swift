internal import SimpleFeatures
internal import SiteInventory

extension Feature {
    /// Returns this feature, with the properties and the geometry of `before` for which the layer has no columns.
    ///
    /// Keeps the stored geometry when it differs by less than the tolerance.
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
