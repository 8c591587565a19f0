internal import SimpleFeatures

// What was derived, written into the properties of features.

extension Feature {
    mutating func setHectares(_ statement: HectaresStatement) {
        let figures = statement.figures
        self["gross_ha"] = PropertyValue(figures.gross)
        self["net_ha"] = PropertyValue(figures.net)
        self["developable_ha"] = PropertyValue(figures.developable)
        self["available_ha"] = PropertyValue(figures.available)
        self["conditional_ha"] = PropertyValue(figures.conditional)
        self["reserved_ha"] = PropertyValue(figures.reserved)
        self["sold_ha"] = PropertyValue(figures.sold)
        self["occupied_ha"] = PropertyValue(figures.occupied)
        self["not_marketable_ha"] = PropertyValue(figures.notMarketable)
        self["unknown_ha"] = PropertyValue(figures.unknown)
        self["restricted_ha"] = PropertyValue(figures.restricted)
        self["restricted_severe_ha"] = PropertyValue(figures.restrictedSevere)
        self["restricted_minor_ha"] = PropertyValue(figures.restrictedMinor)
        self["largest_plot_ha"] = PropertyValue(figures.largestPlot)
        self["gross_utm32_ha"] = PropertyValue(figures.grossUTM32)
        self["hectares_reason"] = PropertyValue(statement.reason?.rawValue)
        self["status"] = .string(PlotStatus(ofSite: statement).rawValue)
        self["conditions"] = .json(list: statement.conditions.map(\.members))
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
