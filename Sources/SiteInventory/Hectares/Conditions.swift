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
            roads[Self.key(project.id.text)] = Road(status: project.status, targetYear: project.targetYear)
        }
        for section in sections {
            roads[Self.key(section.id.text)] = Road(status: section.status, targetYear: section.targetYear)
        }
    }

    /// The road project or section of that id; `nil` for a condition that is no road.
    func road(_ id: String) -> Road? { roads[Self.key(id)] }

    /// Planners write r04-n for R04-N.
    private static func key(_ id: String) -> String { id.lowercased() }

    /// True for a year that has come, and for a road that is open.
    func isMet(_ condition: String) -> Bool {
        if let road = road(condition) { return road.status == .open }
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
        case .available, .availableConditional: unmetCondition(of: plot) == nil ? .available : .conditional
        }
    }

    /// What the plot still waits for: its condition, its year, or what nobody said; `nil` when nothing is left.
    func unmetCondition(of plot: Plot) -> String? {
        if let condition = plot.condition, !isMet(condition) { return condition }
        if let from = plot.availableFrom, from > year { return String(from) }
        let isSaid = plot.condition != nil || plot.availableFrom != nil
        // "Conditionally available" without saying on what: an unknown condition is not a met one.
        return plot.status == .availableConditional && !isSaid ? "unspecified" : nil
    }
}
