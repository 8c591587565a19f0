internal import GeometryEngine
internal import SimpleFeatures

/// What lies around a site and decides over its land: plots, constraints, and the roads that plots wait for.
///
/// Roads, and how far constraints reach, are read once and kept until they are said to have changed. In a scenario,
/// roads are as it assumes them.
final class SiteSurroundings {
    private let snapshot: any InventorySnapshot
    private let today: CalendarDay
    private let scenario: Scenario
    private var roads: RoadInventory?
    private var constraintReach: ConstraintReach?

    /// How far beyond a site one must look for constraints.
    private enum ConstraintReach {
        case none
        /// The largest buffer of any, in metres.
        case within(Double)
    }

    init(_ snapshot: any InventorySnapshot, today: CalendarDay, scenario: Scenario = .asIs) {
        self.snapshot = snapshot
        self.today = today
        self.scenario = scenario
    }

    func forgetRoads() { roads = nil }

    func forgetConstraints() { constraintReach = nil }

    func loadRoads() throws -> RoadInventory {
        if let roads { return roads }
        let loaded = try RoadInventory(snapshot, year: today.year, scenario: scenario)
        roads = loaded
        return loaded
    }

    /// Reads what the hectares and the links of the sites depend on.
    ///
    /// - Parameter keepsRoutes: of an edit, whether its ways by road stay as they are stored.
    func surround(
        sites edits: inout [FeatureEdit], roads: Roads, keepsRoutes: (FeatureEdit) -> Bool
    ) throws {
        let ids = edits.map(\.feature.id.text)
        let plots = try snapshot.features(in: .plots, where: .siteID, isIn: ids)
        let links = try snapshot.features(in: .accessLinks, where: .siteID, isIn: ids)
        for (index, id) in zip(edits.indices, ids) {
            edits[index].surroundings = .site(
                plots: (plots[id] ?? []).map(Plot.init),
                constraints: try constraints(meeting: Site(edits[index].feature)), links: links[id] ?? [],
                roads: roads, keepsRoutes: keepsRoutes(edits[index]))
        }
    }

    /// Reads the sections of the road projects.
    func surround(roadProjects edits: inout [FeatureEdit]) throws {
        let ids = edits.map(\.feature.id.text)
        let sections = try snapshot.features(in: .roadSections, where: .roadProjectID, isIn: ids)
        for (index, id) in zip(edits.indices, ids) {
            edits[index].surroundings = .roadProject(sections: sections[id] ?? [])
        }
    }

    /// Reads the road projects that the links lead to.
    func surround(accessLinks edits: inout [FeatureEdit]) throws {
        let projects = try loadRoads().projects
        for index in edits.indices {
            let road = edits[index].feature[.roadProjectID].text
            edits[index].surroundings = .accessLink(road.flatMap { projects[FeatureID($0)] })
        }
    }

    func plots(of site: Site) throws -> [Plot] {
        try snapshot.features(in: .plots, where: .siteID, equals: site.id.text).map(Plot.init)
    }

    func constraints(meeting site: Site) throws -> [ConstraintArea] {
        try constraintFeatures(meeting: site).map(ConstraintArea.init)
    }

    /// The constraints that are valid on the day and whose boxes, with their buffers, meet the site's.
    func constraintFeatures(meeting site: Site) throws -> [Feature] {
        guard let footprint = site.footprint, let box = Envelope(footprint), case .within(let metres) = try reach()
        else { return [] }
        return try snapshot.features(in: .constraints, meeting: box.grown(by: metres)).filter { feature in
            let constraint = ConstraintArea(feature)
            return constraint.isValid(on: today) && constraint.mayReach(box)
        }
    }

    /// - Returns: `nil` for a site without a footprint.
    func partition(of site: Site, measures: Measures) throws -> LandPartition? {
        guard let footprint = site.footprint else { return nil }
        return try LandPartition(
            footprint: footprint, plots: plots(of: site), constraints: constraints(meeting: site),
            conditions: loadRoads().conditions, measures: measures)
    }

    /// Asked of every site, and so kept: to look where nothing can be takes as long as to store the site.
    private func reach() throws -> ConstraintReach {
        if let constraintReach { return constraintReach }
        let reach: ConstraintReach =
            try snapshot.isEmpty(.constraints)
            ? .none : .within(max(try snapshot.largestNumber(of: .bufferMetres, in: .constraints) ?? 0, 0))
        constraintReach = reach
        return reach
    }
}
