internal import SimpleFeatures

// Derived values as properties of features.

extension Feature {
    mutating func setHectares(_ statement: HectaresStatement) {
        for figure in SiteFigure.computedHectares {
            self[figure] = figure.unit.value(statement.figures[figure])
        }
        self[.hectaresReason] = PropertyValue(statement.reason?.rawValue)
        self[.status] = .string(PlotStatus(ofSite: statement).rawValue)
        self[.conditions] = .json(list: statement.conditions.map(\.members))
    }
}

extension HectaresStatement {
    /// The property `conditions` with unrounded hectares.
    var conditionsUnrounded: PropertyValue { .json(list: conditions.map { $0.members(.number($0.hectares)) }) }
}

extension ConditionalLand {
    fileprivate var members: [(name: String, value: PropertyValue)] { members(FieldUnit.hectares.value(hectares)) }

    fileprivate func members(_ hectares: PropertyValue) -> [(name: String, value: PropertyValue)] {
        [
            ("condition", .string(condition)),
            ("kind", PropertyValue(kind?.rawValue)),
            ("conditional_ha", hectares),
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
    /// The status of a site: the first of these statuses that any of its land has.
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
