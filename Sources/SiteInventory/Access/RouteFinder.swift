internal import GeometryEngine
internal import SimpleFeatures

/// Finds the routes by road from a site to the nearest junction and to each road project.
struct RouteFinder: Sendable {
    /// The network; `nil` when none is loaded.
    private let network: DriveNetwork?
    private let projects: [RoadTarget]
    private let junctions: [RoadTarget]
    private let measures: Measures

    /// The search key for all junctions. Ids of projects contain no tilde.
    private static let anyJunction = FeatureID("~")

    init(_ inventory: RoadInventory, network: DriveNetwork?, measures: Measures) {
        self.network = network
        self.measures = measures
        projects = inventory.projectTargets.filter { $0.course != nil }
        junctions = inventory.junctionTargets.filter { $0.course != nil }
    }

    /// The routes of a site, to projects sorted by driving time; empty when no network is loaded.
    ///
    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    func routes(of site: FeatureID, from place: SitePlace?) throws -> SiteRoutes {
        guard let network else { return SiteRoutes() }
        guard let place else { return SiteRoutes(links: [], junctionUnreached: .noPlace) }
        let access = network.accessPoints(of: place.geometry)
        var found = SiteRoutes()
        if junctions.isEmpty {
            found.junctionUnreached = .noJunction
        } else {
            switch network.drive(from: access, to: Self.anyJunction, { junctions.map(\.reachedAt) }) {
            case .route(let route, let junction):
                let target = AccessLink.Target(.junction, junction)
                found.links.append(link(site, target, nil, .found(try DrivingRoute(route, measures)), rank: 1))
            case .unreached(let reason): found.junctionUnreached = reason
            }
        }
        var toProjects: [AccessLink] = []
        for project in projects {
            let route: RouteResult =
                switch network.drive(from: access, to: project.target.id, { [project.reachedAt] }) {
                case .route(let route, _): .found(try DrivingRoute(route, measures))
                case .unreached(let reason): .unreached(reason)
                }
            toProjects.append(link(site, project.target, project.roadStatus, route, rank: nil))
        }
        toProjects.sort { ($0.driveMinutes, $0.target.id) < ($1.driveMinutes, $1.target.id) }
        for index in toProjects.indices where toProjects[index].route?.found != nil {
            toProjects[index].rank = index + 1
        }
        found.links += toProjects
        return found
    }

    private func link(
        _ site: FeatureID, _ target: AccessLink.Target, _ status: RoadStatus?, _ route: RouteResult, rank: Int?
    ) -> AccessLink {
        AccessLink(
            siteID: site, target: target, basis: .computed, roadStatus: status, measured: .byRoad(route), rank: rank)
    }
}

extension AccessLink {
    /// The driving time in minutes; infinite without a route.
    fileprivate var driveMinutes: Double { route?.found?.minutes ?? .infinity }
}

extension DrivingRoute {
    fileprivate init(_ route: Route, _ measures: Measures) throws {
        self.init(
            metres: route.lengthMetres, minutes: route.minutes,
            approachMetres: try measures.straightLine(from: route.start.origin, to: route.start.position).metres,
            targetApproachMetres: try measures.straightLine(from: route.end.position, to: route.end.origin).metres,
            path: route.path)
    }
}

extension RoadTarget {
    /// The access positions of the target.
    fileprivate var reachedAt: (id: FeatureID, points: [Position]) { (target.id, course?.accessPositions ?? []) }
}

extension Geometry {
    /// The positions at which a road can be entered: points, the ends of lines, and the vertices of polygons.
    ///
    /// A position at which two parts of a line meet is not an end.
    var accessPositions: [Position] {
        switch self {
        case .point(let position): [position]
        case .multiPoint(let positions): positions
        case .lineString(let line): [LineString].freeEnds([line])
        case .multiLineString(let lines): [LineString].freeEnds(lines)
        case .polygon(let polygon): polygon.exterior.positions
        case .multiPolygon(let polygons): polygons.flatMap(\.exterior.positions)
        case .geometryCollection(let parts): parts.flatMap(\.accessPositions)
        }
    }
}

extension [LineString] {
    fileprivate static func freeEnds(_ lines: [LineString]) -> [Position] {
        let ends = lines.flatMap { [$0.positions.first, $0.positions.last].compactMap(\.self) }
        var counts: [Position: Int] = [:]
        for end in ends { counts[end, default: 0] += 1 }
        let free = ends.filter { counts[$0] == 1 }
        // A closed line has no free end. It is entered at its first position.
        return free.isEmpty ? Swift.Array(Set(ends)).sorted { ($0.x, $0.y) < ($1.x, $1.y) } : free
    }
}
