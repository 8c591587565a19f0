internal import SimpleFeatures

extension HectaresChange {
    /// Adds the difference of a site's figures, as they are stored and shown.
    ///
    /// - Parameters:
    ///   - before: the site with its figures as they were; `nil` for a new one.
    ///   - after: with its figures as they are; `nil` for one that ended.
    mutating func add(from before: Feature?, to after: Feature?) {
        for (figure, path) in Self.figures {
            add((after?[figure].number ?? 0) - (before?[figure].number ?? 0), to: path)
        }
    }

    /// Adds a change to this one.
    mutating func add(_ other: HectaresChange) {
        for (_, path) in Self.figures { add(other[keyPath: path], to: path) }
    }

    /// Figures have four decimals, so rounding takes away only what binary addition leaves behind them.
    private mutating func add(_ hectares: Double, to path: WritableKeyPath<HectaresChange, Double>) {
        self[keyPath: path] = FieldUnit.hectares.rounded(self[keyPath: path] + hectares)
    }

    private static let figures: [(SiteFigure, any WritableKeyPath<HectaresChange, Double> & Sendable)] = [
        (.grossHectares, \.grossHectares), (.netHectares, \.netHectares),
        (.developableHectares, \.developableHectares), (.availableHectares, \.availableHectares),
        (.conditionalHectares, \.conditionalHectares),
    ]
}
