internal import GeometryEngine
internal import SimpleFeatures
internal import Synchronization

/// The road network, and searches for routes from sites to the nearest junction and to each road project.
///
/// The search of a target runs at its first use and is cached.
final class DriveNetwork: Sendable {
    let graph: RoadGraph
    private let finder: AccessPointFinder
    private let searches = Mutex<[FeatureID: Search?]>([:])

    /// The targets of a search, in the order of the tree's target numbers.
    private struct Search: Sendable {
        var targets: [FeatureID]
        var tree: ShortestPathTree
    }

    /// - Returns: `nil` when no road is open to cars.
    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    init?(_ roads: [NetworkRoad], measures: Measures) throws {
        graph = try RoadGraph(roads, measures: measures)
        guard graph.edgeCount > 0 else { return nil }
        finder = AccessPointFinder(graph)
    }

    /// The access points of a footprint or a point in the plane.
    func accessPoints(of geometry: Geometry) -> [NetworkPoint] { finder.accessPoints(of: geometry.segments) }

    /// The fastest route from one of the access points to one of the targets, or the reason why there is none.
    ///
    /// - Parameters:
    ///   - key: identifies the set of targets. The search is cached under it.
    ///   - targets: the access positions of each target, in the plane. Called only for the first search of the key.
    func drive(
        from access: [NetworkPoint], to key: FeatureID, _ targets: () -> [(id: FeatureID, points: [Position])]
    ) -> DriveResult {
        guard let search = search(for: key, targets) else { return .unreached(.targetOffNetwork) }
        guard !access.isEmpty else { return .unreached(.noRoadNearby) }
        guard let route = search.tree.route(from: access) else { return .unreached(.noWay) }
        return .route(route, target: search.targets[route.target])
    }

    private func search(
        for key: FeatureID, _ targets: () -> [(id: FeatureID, points: [Position])]
    ) -> Search? {
        if let known = searches.withLock({ $0[key] }) { return known }
        var found: [(id: FeatureID, point: NetworkPoint)] = []
        for target in targets() {
            for point in target.points {
                // A target on a node lies on several edges and is reached by each of them.
                found += finder.accessPoints(of: [Segment(from: point, to: point)]).map { (target.id, $0) }
            }
        }
        let search =
            found.isEmpty
            ? nil : Search(targets: found.map(\.id), tree: ShortestPathTree(graph, to: found.map(\.point)))
        searches.withLock { $0[key] = .some(search) }
        return search
    }
}

/// The result of a route search.
enum DriveResult: Sendable {
    case route(Route, target: FeatureID)
    case unreached(UnreachedReason)
}
