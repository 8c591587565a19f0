internal import SimpleFeatures

extension HectaresChange {
    /// Adds the difference of a site's figures, as stored and shown.
    ///
    /// - Parameters:
    ///   - before: the site with its previous figures; `nil` for a new site.
    ///   - after: the site with its current figures; `nil` for an ended site.
    mutating func add(from before: Feature?, to after: Feature?) {
        for (figure, path) in Self.figures {
            add((after?[figure].number ?? 0) - (before?[figure].number ?? 0), to: path)
        }
    }

    /// Adds a change to this one.
    mutating func add(_ other: HectaresChange) {
        for (_, path) in Self.figures { add(other[keyPath: path], to: path) }
    }

    /// Rounds the sum to the four decimals of figures, which removes only errors of binary addition.
    private mutating func add(_ hectares: Double, to path: WritableKeyPath<HectaresChange, Double>) {
        self[keyPath: path] = FieldUnit.hectares.rounded(self[keyPath: path] + hectares)
    }

    private static let figures: [(SiteFigure, any WritableKeyPath<HectaresChange, Double> & Sendable)] = [
        (.grossHectares, \.grossHectares), (.netHectares, \.netHectares),
        (.developableHectares, \.developableHectares), (.availableHectares, \.availableHectares),
        (.conditionalHectares, \.conditionalHectares),
    ]
}
