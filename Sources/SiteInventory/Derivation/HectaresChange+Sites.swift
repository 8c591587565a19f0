internal import SimpleFeatures

extension HectaresChange {
    /// Adds the difference of a site's figures, as stored and shown.
    ///
    /// - Parameters:
    ///   - before: the site with its previous figures; `nil` for a new site.
    ///   - after: the site with its current figures; `nil` for an ended site.
    mutating func add(from before: Feature?, to after: Feature?) {
        func difference(_ figure: SiteFigure) -> Double {
            (after?[figure].number ?? 0) - (before?[figure].number ?? 0)
        }
        var change = HectaresChange()
        change.grossHectares = difference(.grossHectares)
        change.netHectares = difference(.netHectares)
        change.developableHectares = difference(.developableHectares)
        change.availableHectares = difference(.availableHectares)
        change.conditionalHectares = difference(.conditionalHectares)
        add(change)
    }

    /// Adds a change to this one.
    mutating func add(_ other: HectaresChange) {
        grossHectares.add(other.grossHectares)
        netHectares.add(other.netHectares)
        developableHectares.add(other.developableHectares)
        availableHectares.add(other.availableHectares)
        conditionalHectares.add(other.conditionalHectares)
    }
}

extension Double {
    /// Rounds the sum to the four decimals of figures, which removes only errors of binary addition.
    fileprivate mutating func add(_ hectares: Double) { self = FieldUnit.hectares.rounded(self + hectares) }
}
