internal import SimpleFeatures
internal import SiteInventory

extension Feature {
    /// Returns this feature, with the properties and the geometry of `before` for which the layer has no columns.
    ///
    /// Keeps the stored geometry when it differs by less than the tolerance.
    ///
    /// - Parameters:
    ///   - statesGeometry: false for a layer without geometries.
    ///   - vertices: ``ImportRow/vertices``. An exported outline has only these, and is imported unchanged.
    func merged(into before: Feature?, statesGeometry: Bool, vertices: Geometry?) -> Feature {
        guard let before else { return self }
        var merged = self
        merged.properties.fillMissing(from: before.properties)
        if !statesGeometry || geometry.lies(on: before.geometry) || vertices.lies(on: before.geometry) {
            merged.geometry = before.geometry
        }
        return merged
    }
}
