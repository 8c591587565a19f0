package import SimpleFeatures

/// A plot that an import reserves or sells.
package struct TakenPlot: Sendable {
    package var id: FeatureID
    /// The land that it had reserved or sold before; `nil` when it had not.
    package var landBefore: Geometry?

    /// - Returns: `nil` for a plot that takes no land beyond the land it had taken before.
    package init?(from before: Feature?, to after: Feature) {
        guard Plot(after).isReservedOrSold else { return nil }
        let land = before.flatMap { Plot($0).isReservedOrSold ? $0.geometry : nil }
        guard land == nil || land != after.geometry else { return nil }
        id = after.id
        landBefore = land
    }
}
