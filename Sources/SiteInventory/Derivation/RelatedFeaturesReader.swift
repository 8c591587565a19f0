internal import GeometryEngine
internal import SimpleFeatures

/// Reads the features that the derived values of sites, road projects and links depend on.
///
/// Caches the roads and the largest buffer of constraints until ``discardRoads()`` or ``discardConstraints()`` is
/// called. In a scenario, roads have their assumed status.
final class RelatedFeaturesReader {
    private let snapshot: any InventorySnapshot
    private let today: CalendarDay
    private let scenario: Scenario
    private var roads: RoadInventory?
    private var constraintReach: ConstraintReach?

    /// The search distance for constraints around a site.
    private enum ConstraintReach {
        case none
        /// The largest buffer of all constraints, in metres.
        case within(Double)
    }

    init(_ snapshot: any InventorySnapshot, today: CalendarDay, scenario: Scenario = .asIs) {
        self.snapshot = snapshot
        self.today = today
        self.scenario = scenario
    }

    func discardRoads() { roads = nil }

    func discardConstraints() { constraintReach = nil }

    func loadRoads() throws -> RoadInventory {
        if let roads { return roads }
        let loaded = try RoadInventory(snapshot, year: today.year, scenario: scenario)
        roads = loaded
        return loaded
    }

    /// Reads the plots, constraints, links and roads of the sites.
    ///
    /// - Parameter keepsRoutes: returns true for an edit that does not change the routes of its site.
    func readRelated(
        sites edits: inout [FeatureEdit], roads: Roads, keepsRoutes: (FeatureEdit) -> Bool
    ) throws {
        let ids = edits.map(\.feature.id.text)
        let plots = try snapshot.features(in: .plots, where: .siteID, isIn: ids)
        let links = try snapshot.features(in: .accessLinks, where: .siteID, isIn: ids)
        for (index, id) in zip(edits.indices, ids) {
            edits[index].related = .site(
                plots: (plots[id] ?? []).map(Plot.init),
                constraints: try constraints(meeting: Site(edits[index].feature)), links: links[id] ?? [],
                roads: roads, keepsRoutes: keepsRoutes(edits[index]))
        }
    }

    /// Reads the sections of the road projects.
    func readRelated(roadProjects edits: inout [FeatureEdit]) throws {
        let ids = edits.map(\.feature.id.text)
        let sections = try snapshot.features(in: .roadSections, where: .roadProjectID, isIn: ids)
        for (index, id) in zip(edits.indices, ids) {
            edits[index].related = .roadProject(sections: sections[id] ?? [])
        }
    }

    /// Reads the road projects of the links.
    func readRelated(accessLinks edits: inout [FeatureEdit]) throws {
        let projects = try loadRoads().projects
        for index in edits.indices {
            let road = edits[index].feature[.roadProjectID].text
            edits[index].related = .accessLink(road.flatMap { projects[FeatureID($0)] })
        }
    }

    func plots(of site: Site) throws -> [Plot] {
        try snapshot.features(in: .plots, where: .siteID, equals: site.id.text).map(Plot.init)
    }

    func constraints(meeting site: Site) throws -> [ConstraintArea] {
        try constraintFeatures(meeting: site).map(ConstraintArea.init)
    }

    /// The constraints that are valid on the day and whose buffered envelopes meet the site's envelope.
    func constraintFeatures(meeting site: Site) throws -> [Feature] {
        guard let footprint = site.footprint, let box = Envelope(footprint), case .within(let metres) = try reach()
        else { return [] }
        return try snapshot.features(in: .constraints, meeting: box.grown(by: metres)).filter { feature in
            let constraint = ConstraintArea(feature)
            return constraint.isValid(on: today) && constraint.mayReach(box)
        }
    }

    /// The cached search distance. Without constraints the spatial query is skipped, since it costs as much as storing
    /// the site.
    private func reach() throws -> ConstraintReach {
        if let constraintReach { return constraintReach }
        let reach: ConstraintReach =
            try snapshot.isEmpty(.constraints)
            ? .none : .within(max(try snapshot.largestNumber(of: .bufferMetres, in: .constraints) ?? 0, 0))
        constraintReach = reach
        return reach
    }
}

extension RelatedFeaturesReader {
    /// The site, plots and constraints from which the land of a site is computed.
    struct LandInputs: Sendable {
        var feature: Feature
        var site: Site
        var plots: [Plot]
        var constraints: [ConstraintArea]
    }

    /// Reads the inputs of sites, in the order of ids. Does not read constraints for sites without plots, whose only
    /// land is the perimeter.
    func land(of ids: [FeatureID]) throws -> [LandInputs] {
        let plots = try snapshot.features(in: .plots, where: .siteID, isIn: ids.map(\.text))
        return try snapshot.features(ids, in: .sites).values.sorted { $0.id < $1.id }.map { feature in
            let site = Site(feature)
            let own = (plots[feature.id.text] ?? []).map(Plot.init)
            return LandInputs(
                feature: feature, site: site, plots: own,
                constraints: own.isEmpty ? [] : try constraints(meeting: site))
        }
    }
}
