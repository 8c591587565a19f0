internal import SimpleFeatures

/// The conditions that plots can name, and whether they are met now or in a scenario.
///
/// A condition on a road is met only when the road is open, not when its target year has passed.
public struct Conditions: Hashable, Sendable {
    /// The status and the target year of each road project and section, by id.
    private var roads: [String: Road] = [:]
    /// Conditions on this year and earlier years are met.
    private let year: Int
    private let scenario: Scenario

    struct Road: Hashable, Sendable {
        var id: FeatureID
        var status: RoadStatus?
        var targetYear: Int?
        /// True when the road is open, or counts as open in the scenario.
        var isOpen: Bool
        var isSection = false
    }

    /// - Parameter year: the current year.
    public init(projects: [RoadProject], sections: [RoadSection], year: Int, scenario: Scenario = .asIs) {
        self.year = max(year, scenario.availableBy ?? year)
        self.scenario = scenario
        let sectionsOfProjects = Dictionary(grouping: sections) { $0.roadProjectID }
        for project in projects {
            let road = Road(project, in: sectionsOfProjects[project.id] ?? [], scenario)
            roads[Self.key(project.id.text)] = road
        }
        for section in sections { roads[Self.key(section.id.text)] = Road(section, scenario) }
    }

    /// The road project or section with the id; `nil` when the condition is not a road.
    func road(_ id: String) -> Road? { roads[Self.key(id)] }

    /// Compares ids without case, since planners write r04-n for R04-N.
    private static func key(_ id: String) -> String { id.lowercased() }

    /// True for a year that has begun, and for an open road.
    func isMet(_ condition: String) -> Bool {
        if let road = road(condition) { return road.isOpen }
        if let year = Int(condition) { return year <= self.year }
        return false
    }

    func kind(of condition: String) -> ConditionKind {
        if let road = road(condition) { return road.isSection ? .roadSection : .roadProject }
        if Int(condition) != nil { return .year }
        if Self.remediation.contains(condition.lowercased()) { return .remediation }
        return condition == Self.unspecified ? .unspecified : .other
    }

    private static let remediation: Set<String> = ["remediation", "sanierung", "altlastensanierung"]
    private static let unspecified = "unspecified"

    /// The kind of claim that a plot makes on its land.
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

    /// The unmet condition of a plot: its condition, its year, or `unspecified`; `nil` when all are met.
    func unmetCondition(of plot: Plot) -> String? {
        if let condition = plot.condition, !isMet(condition) { return condition }
        if let from = plot.availableFrom, from > year { return String(from) }
        let hasCondition = plot.condition != nil || plot.availableFrom != nil
        // A conditional plot without a condition: an unknown condition counts as unmet.
        return plot.status == .availableConditional && !hasCondition ? Self.unspecified : nil
    }

    /// The assumptions of the scenario; `nil` without one.
    public var assumption: Assumption? {
        guard !scenario.isAsIs else { return nil }
        return Assumption(
            availableBy: scenario.availableBy, open: scenario.open.map(\.text).sorted(),
            countsAsOpen: roads.values.filter { $0.isOpen && !$0.isOpenNow }.map(\.id.text).sorted())
    }
}

extension Conditions.Road {
    fileprivate init(_ project: RoadProject, in sections: [RoadSection], _ scenario: Scenario) {
        self.init(id: project.id, status: project.status, targetYear: project.targetYear, isOpen: false)
        let parts = sections.map { Self($0, scenario) }
        // A project with sections is open by its own status, or when a scenario opens its last section.
        isOpen =
            status == .open || scenario.open.contains(id)
            || (parts.isEmpty ? isDue(in: scenario) : parts.allSatisfy(\.isOpen) && !parts.allSatisfy(\.isOpenNow))
    }

    fileprivate init(_ section: RoadSection, _ scenario: Scenario) {
        self.init(
            id: section.id, status: section.status, targetYear: section.targetYear, isOpen: false, isSection: true)
        let projectIsOpened = section.roadProjectID.map(scenario.open.contains) ?? false
        isOpen = status == .open || scenario.open.contains(id) || projectIsOpened || isDue(in: scenario)
    }

    var isOpenNow: Bool { status == .open }

    private func isDue(in scenario: Scenario) -> Bool {
        guard let targetYear, let year = scenario.availableBy, status != .dropped else { return false }
        return targetYear <= year
    }
}
