extension SiteFigure {
    /// The position of the figure among all figures. Arrays with a value for each figure are indexed by it.
    var index: Int {
        switch self {
        case .grossHectares: 0
        case .netHectares: 1
        case .developableHectares: 2
        case .availableHectares: 3
        case .conditionalHectares: 4
        case .reservedHectares: 5
        case .soldHectares: 6
        case .occupiedHectares: 7
        case .notMarketableHectares: 8
        case .unknownHectares: 9
        case .restrictedHectares: 10
        case .restrictedSevereHectares: 11
        case .restrictedMinorHectares: 12
        case .largestPlotHectares: 13
        case .grossUTM32Hectares: 14
        case .declaredGrossHectares: 15
        case .declaredNetHectares: 16
        case .nearestProjectStraightLineMetres: 17
        case .nearestJunctionStraightLineMetres: 18
        case .nearestJunctionRoadMetres: 19
        case .nearestJunctionDriveMinutes: 20
        }
    }

    /// Hashes the position. Hashing the name would take three times as long.
    public func hash(into hasher: inout Hasher) { hasher.combine(index) }

    /// Orders figures as they are shown.
    public static func < (a: SiteFigure, b: SiteFigure) -> Bool { a.index < b.index }
}
