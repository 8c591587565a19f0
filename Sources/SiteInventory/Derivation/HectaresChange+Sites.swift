internal import SimpleFeatures

extension HectaresChange {
    /// - Parameters:
    ///   - before: the site with its figures as they were; `nil` for a new one.
    ///   - after: with its figures as they are; `nil` for one that ended.
    mutating func add(from before: Feature?, to after: Feature?) {
        func change(of figure: SiteFigure) -> Double {
            (after?[figure].number ?? 0) - (before?[figure].number ?? 0)
        }
        grossHectares += change(of: .grossHectares)
        netHectares += change(of: .netHectares)
        developableHectares += change(of: .developableHectares)
        availableHectares += change(of: .availableHectares)
        conditionalHectares += change(of: .conditionalHectares)
    }

    mutating func add(_ other: HectaresChange) {
        grossHectares += other.grossHectares
        netHectares += other.netHectares
        developableHectares += other.developableHectares
        availableHectares += other.availableHectares
        conditionalHectares += other.conditionalHectares
    }
}
