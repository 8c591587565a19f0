internal import GeometryEngine
internal import SimpleFeatures

/// The roads for the derivation of sites: the conditions of plots, and the targets of links.
struct Roads: Sendable {
    let conditions: Conditions
    /// The project of each section, by the section's id in lower case.
    let projectOfSection: [String: FeatureID]
    /// Finds routes; `nil` when routes are not derived, since the network is large and seldom needed.
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

    /// The straight lines from a site to the nearest projects, then to the nearest junctions; each nearest first.
    ///
    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    func straightLines(of site: FeatureID, from place: SitePlace?) throws -> [AccessLink] {
        guard let place, !projects.isEmpty || !junctions.isEmpty else { return [] }
        let edges = try GeocentricEdges(place.geometry, measures: measures)
        return try projects.links(from: place, edges, of: site, measures: measures)
            + junctions.links(from: place, edges, of: site, measures: measures)
    }
}
