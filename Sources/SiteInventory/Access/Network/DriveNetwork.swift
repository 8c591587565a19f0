internal import GeometryEngine
internal import SimpleFeatures
internal import Synchronization

/// The road network with what is asked of it: the way from a site to the nearest junction, and to each road project.
///
/// Searches are made when they are first asked for, and kept.
final class DriveNetwork: Sendable {
    let graph: RoadGraph
    private let locator: RoadLocator
    private let sweeps = Mutex<[FeatureID: (targets: [FeatureID], sweep: DriveSweep)?]>([:])

    /// - Returns: `nil` when no road is open to cars.
    init?(_ roads: [NetworkRoad], measures: Measures) throws {
        graph = try RoadGraph(roads, measures: measures)
        guard graph.edgeCount > 0 else { return nil }
        locator = RoadLocator(graph)
    }

    /// Where the network may be entered from a place: a footprint or a point in the plane.
    func accessPoints(of place: Geometry) -> [NetworkPoint] { locator.accessPoints(of: place.segments) }

    /// The fastest way from one of the access points to one of the targets, or why there is none.
    ///
    /// - Parameters:
    ///   - name: the targets' common name, by which the search is kept.
    ///   - targets: the points that stand for each target, in the plane.
    func drive(
        from access: [NetworkPoint], to name: FeatureID, _ targets: () -> [(id: FeatureID, points: [Position])]
    ) -> Drive {
        guard let (ids, sweep) = sweep(to: name, targets) else { return .unreached(.targetOffNetwork) }
        guard !access.isEmpty else { return .unreached(.noRoadNearby) }
        guard let route = sweep.route(from: access) else { return .unreached(.noWay) }
        return .route(route, target: ids[route.target])
    }

    private func sweep(
        to name: FeatureID, _ targets: () -> [(id: FeatureID, points: [Position])]
    ) -> (targets: [FeatureID], sweep: DriveSweep)? {
        if let known = sweeps.withLock({ $0[name] }) { return known }
        var found: [(id: FeatureID, point: NetworkPoint)] = []
        for target in targets() {
            for point in target.points {
                // A target on a crossing lies on several edges, and is reached by each.
                found += locator.accessPoints(of: [Segment(from: point, to: point)]).map { (target.id, $0) }
            }
        }
        let made = found.isEmpty ? nil : (found.map(\.id), DriveSweep(graph, to: found.map(\.point)))
        sweeps.withLock { $0[name] = .some(made) }
        return made
    }
}

/// What came of asking for a way.
enum Drive: Sendable {
    case route(Route, target: FeatureID)
    case unreached(UnreachedReason)
}
