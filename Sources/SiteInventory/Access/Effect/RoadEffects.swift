public import SimpleFeatures

/// The effect of the road projects on land, for each project and in total.
public struct RoadEffects: Hashable, Sendable, Encodable {
    /// The projects, sorted by id.
    public var projects: [RoadEffect] = []
    /// The conditional hectares of all sites. Land in several sites counts for each of them.
    public private(set) var conditionalHectares = 0.0
    /// The conditional hectares that do not depend on a road but on remediation, a year, or an unspecified condition.
    public private(set) var otherHectares = 0.0
    /// The land released by year, if all roads are built as planned.
    public private(set) var years: [LandRelease] = []

    enum CodingKeys: String, CodingKey {
        case projects
        case conditionalHectares = "conditional_ha"
        case otherHectares = "other_conditions_ha"
        case years
    }
}

extension RoadEffects {
    /// Computes the effects from the stored figures of the sites.
    ///
    /// - Parameters:
    ///   - crs: the plane of the inventory.
    ///   - id: selects one project; `nil` selects all.
    ///   - limit: the maximum distance to a junction for ``RoadEffect/accessibilityGain``.
    /// - Throws: `GeometryError` when PROJ does not know the plane; the errors of the snapshot.
    public init(
        _ snapshot: any InventorySnapshot, crs: CRS, of id: FeatureID? = nil,
        within limit: AccessibilityGain.Limit = .usual
    ) throws {
        self = try snapshot.kept(SumKey(.roadEffects(id, limit), crs: crs, snapshot)) {
            try RoadEffects(computedFrom: snapshot, crs: crs, of: id, within: limit)
        }
    }

    private init(
        computedFrom snapshot: any InventorySnapshot, crs: CRS, of id: FeatureID?, within limit: AccessibilityGain.Limit
    ) throws {
        // The year in which the stored figures were derived.
        let year = try (snapshot.judgedOn() ?? .today).year
        let inventory = try RoadInventory(snapshot, year: year)
        let roads = inventory.projects.values.sorted { $0.id < $1.id }
        let sections = inventory.sections
        let sectionsOfProjects = Dictionary(grouping: sections) { $0.roadProjectID }
        let wanted = roads.filter { id == nil || id == $0.id }
        let land = try ConditionalLandIndex(
            snapshot, roads: roads.map(\.id) + sections.map(\.id),
            detailed: wanted.map(\.id) + wanted.flatMap { sectionsOfProjects[$0.id] ?? [] }.map(\.id))
        let gains = try AccessibilityGainFinder(snapshot, inventory, crs: crs, limit)
        conditionalHectares = land.hectares
        for road in wanted {
            try ReadBudget.check()
            var effect = RoadEffect(road, sectionsOfProjects[road.id] ?? [], land, year: year)
            if road.status != .open { effect.accessibilityGain = try gains.gain(of: road) }
            projects.append(effect)
        }
        otherHectares = land.hectares - land.dependentHectares
        years = LandRelease.list(projects.flatMap(\.parts), in: year)
        round()
    }

    /// Rounds sums and shares to the precision of their units.
    private mutating func round() {
        conditionalHectares = FieldUnit.hectares.rounded(conditionalHectares)
        otherHectares = FieldUnit.hectares.rounded(otherHectares)
        years = years.map { $0.rounded() }
        projects = projects.map { $0.rounded() }
    }
}

extension RoadEffect {
    fileprivate init(_ road: RoadProject, _ sections: [RoadSection], _ land: ConditionalLandIndex, year: Int) {
        let dependentLand = land.dependentLand(for: [road.id] + sections.map(\.id))
        let parts = sections.sorted { $0.id < $1.id }.map { part in
            let own = land.dependentLand(for: [part.id])
            return Section(
                id: part.id.text, name: part.name, status: part.status, targetYear: part.targetYear,
                isOverdue: part.status.isOverdue(part.targetYear, in: year), dependentLand: own,
                share: land.share(of: own))
        }
        self.init(
            id: road.id.text, name: road.name, kind: road.kind, status: road.status, targetYear: road.targetYear,
            isOverdue: road.status.isOverdue(road.targetYear, in: year) || parts.contains(where: \.isOverdue),
            dependentLand: dependentLand, dependentOnWhole: land.dependentLand(for: [road.id]),
            share: land.share(of: dependentLand),
            sections: parts, years: [], accessibilityGain: nil)
        years = LandRelease.list(self.parts, in: year)
    }

    /// The land that depends on the project as a whole, and on each section.
    fileprivate var parts: [(road: String, targetYear: Int?, hectares: Double)] {
        [(id, targetYear, dependentOnWhole.hectares)]
            + sections.map { ($0.id, $0.targetYear, $0.dependentLand.hectares) }
    }
}
