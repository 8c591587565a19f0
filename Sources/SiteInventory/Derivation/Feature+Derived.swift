internal import SimpleFeatures

// What was derived, written into the properties of features.

extension Feature {
    mutating func setHectares(_ statement: HectaresStatement) {
        let figures = statement.figures
        self[.grossHectares] = PropertyValue(figures.gross)
        self[.netHectares] = PropertyValue(figures.net)
        self[.developableHectares] = PropertyValue(figures.developable)
        self[.availableHectares] = PropertyValue(figures.available)
        self[.conditionalHectares] = PropertyValue(figures.conditional)
        self[.reservedHectares] = PropertyValue(figures.reserved)
        self[.soldHectares] = PropertyValue(figures.sold)
        self[.occupiedHectares] = PropertyValue(figures.occupied)
        self[.notMarketableHectares] = PropertyValue(figures.notMarketable)
        self[.unknownHectares] = PropertyValue(figures.unknown)
        self[.restrictedHectares] = PropertyValue(figures.restricted)
        self[.restrictedSevereHectares] = PropertyValue(figures.restrictedSevere)
        self[.restrictedMinorHectares] = PropertyValue(figures.restrictedMinor)
        self[.largestPlotHectares] = PropertyValue(figures.largestPlot)
        self[.grossUTM32Hectares] = PropertyValue(figures.grossUTM32)
        self[.hectaresReason] = PropertyValue(statement.reason?.rawValue)
        self[.status] = .string(PlotStatus(ofSite: statement).rawValue)
        self[.conditions] = .json(list: statement.conditions.map(\.members))
    }
}

extension ConditionalLand {
    fileprivate var members: [(name: String, value: PropertyValue)] {
        [
            ("condition", .string(condition)),
            ("kind", PropertyValue(kind?.rawValue)),
            ("conditional_ha", .number(hectares)),
            ("plots", .json(strings: plots)),
            ("road_status", PropertyValue(roadStatus?.rawValue)),
            ("target_year", PropertyValue(targetYear)),
        ]
    }
}

extension RoadSection {
    var summary: [(name: String, value: PropertyValue)] {
        [
            ("id", .string(id.text)),
            ("name", .string(name)),
            ("status", PropertyValue(status?.rawValue)),
            ("target_year", PropertyValue(targetYear)),
        ]
    }
}

extension PlotStatus {
    /// A site's status is the most inviting one that any of its land has.
    fileprivate init(ofSite statement: HectaresStatement) {
        let figures = statement.figures
        let byStatus: [(PlotStatus, Double?)] = [
            (.available, figures.available), (.availableConditional, figures.conditional),
            (.reserved, figures.reserved), (.unknown, figures.unknown), (.occupied, figures.occupied),
            (.sold, figures.sold), (.notMarketable, figures.notMarketable),
        ]
        self =
            statement.reason == .declaredSoldOut
            ? .sold : byStatus.first { ($0.1 ?? 0) > 0 }?.0 ?? .unknown
    }
}
