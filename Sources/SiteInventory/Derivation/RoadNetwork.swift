internal import GeometryEngine
internal import SimpleFeatures

/// The roads as they are now: what plots wait for, and what sites are linked to.
struct RoadNetwork: Sendable {
    let conditions: Conditions
    let nearest: NearestRoad

    init(_ roads: SiteSurroundings.Roads, measures: Measures) {
        conditions = roads.conditions
        nearest = NearestRoad(Array(roads.projects.values), measures: measures)
    }
}
