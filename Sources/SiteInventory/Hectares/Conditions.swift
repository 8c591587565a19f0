internal import SimpleFeatures

/// What plots may wait for, and what of it has come true.
///
/// A condition on a road is met only when the road's section is open: a target year that has passed builds no road.
public struct Conditions: Hashable, Sendable {
    /// The status and the target year of each road project and section, by id.
    private var roads: [String: Road] = [:]
    /// The year in which the question is asked.
    private let year: Int

    struct Road: Hashable, Sendable {
        var status: RoadStatus?
        var targetYear: Int?
    }

    public init(projects: [RoadProject], sections: [RoadSection], year: Int) {
        self.year = year
        for project in projects {
            roads[project.id.text] = Road(status: project.status, targetYear: project.targetYear)
        }
        for section in sections {
            roads[section.id.text] = Road(status: section.status, targetYear: section.targetYear)
        }
    }

    /// The road project or section of that id; `nil` for a condition that is no road.
    func road(_ id: String) -> Road? { roads[id] }

    /// True for a year that has come, and for a road that is open.
    func isMet(_ condition: String) -> Bool {
        if let road = roads[condition] { return road.status == .open }
        if let year = Int(condition) { return year <= self.year }
        return false
    }

    /// Under which heading a plot claims its land.
    func claim(of plot: Plot) -> WaterfallStep.Kind {
        switch plot.status {
        case .sold: .sold
        case .occupied: .occupied
        case .notMarketable: .notMarketable
        case .unknown: .unknown
        case _ where plot.isReservedForOwner: .reservedForOwner
        case .reserved: .reserved
        case .available, .availableConditional: isAvailable(plot) ? .available : .conditional
        }
    }

    private func isAvailable(_ plot: Plot) -> Bool {
        let yearHasCome = plot.availableFrom.map { $0 <= year } ?? true
        guard let condition = plot.condition else {
            // "Conditionally available" without saying on what: unknown conditions are not met ones,
            // unless the year that it names has come.
            return yearHasCome && (plot.status == .available || plot.availableFrom != nil)
        }
        return yearHasCome && isMet(condition)
    }
}
