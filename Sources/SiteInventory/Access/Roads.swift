internal import GeometryEngine
internal import SimpleFeatures

/// The roads as they are now: what plots wait for, and what sites are linked to.
struct Roads: Sendable {
    let conditions: Conditions
    /// The project of each section, by the section's id in lower case.
    let projectOfSection: [String: FeatureID]
    /// `nil` while nobody has asked for ways by road: the network is large, and seldom needed.
    let routes: RouteFinder?
    private let projects: NearestTargets
    private let junctions: NearestTargets
    private let measures: Measures

    init(_ inventory: RoadInventory, routes: RouteFinder?, measures: Measures) throws {
        conditions = inventory.conditions
        projectOfSection = inventory.projectOfSection
        projects = try NearestTargets(inventory.projectTargets, measures: measures)
        junctions = try NearestTargets(inventory.junctionTargets, measures: measures)
        self.routes = routes
        self.measures = measures
    }

    /// The straight lines from a site to projects, then to junctions; the nearest first.
    func straightLines(of site: FeatureID, from place: SitePlace?) throws -> [AccessLink] {
        guard let place, !projects.isEmpty || !junctions.isEmpty else { return [] }
        let edges = try GeocentricEdges(place.geometry, measures: measures)
        return try projects.links(from: place, edges, of: site, measures: measures)
            + junctions.links(from: place, edges, of: site, measures: measures)
    }
}
