internal import SimpleFeatures

extension HectaresChange {
    /// - Parameters:
    ///   - before: the site with its figures as they were; `nil` for a new one.
    ///   - after: with its figures as they are; `nil` for one that ended.
    mutating func add(from before: Feature?, to after: Feature?) {
        func change(of field: String) -> Double { (after?[field].number ?? 0) - (before?[field].number ?? 0) }
        grossHectares += change(of: "gross_ha")
        netHectares += change(of: "net_ha")
        developableHectares += change(of: "developable_ha")
        availableHectares += change(of: "available_ha")
        conditionalHectares += change(of: "conditional_ha")
    }

    mutating func add(_ other: HectaresChange) {
        grossHectares += other.grossHectares
        netHectares += other.netHectares
        developableHectares += other.developableHectares
        availableHectares += other.availableHectares
        conditionalHectares += other.conditionalHectares
    }
}
