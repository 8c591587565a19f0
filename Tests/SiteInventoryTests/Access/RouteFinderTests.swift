import GeometryEngine
import InventoryTestSupport
import SimpleFeatures
import Testing

@testable import SiteInventory

/// Routes on a straight road of 10 km from west to east, driven at 60 km/h: a kilometre a minute.
@Suite struct RouteFinderTests {
    private static let road = NetworkRoad(
        id: FeatureID("W1"), lines: [LineString([Position(371_000, 5_715_000), Position(381_000, 5_715_000)])],
        speedKmh: 60)

    private func routes(
        from place: SitePlace?, projects: [Feature] = [], junctions: [Feature] = [], roads: [NetworkRoad]? = [road]
    ) throws -> SiteRoutes {
        let measures = try Measures(crs: .utm32)
        let inventory = try RoadInventory(
            MemoryInventory([.roadProjects: projects, .junctions: junctions]), year: 2026)
        let network = try roads.flatMap { try DriveNetwork($0, measures: measures) }
        return try RouteFinder(inventory, network: network, measures: measures)
            .routes(of: FeatureID("S1"), from: place)
    }

    private func site(_ x: Double, _ y: Double = 0) -> SitePlace {
        SitePlace(geometry: RoadFeatures.point(x, y), isPoint: true)
    }

    /// Rounded to 0.01 minutes; geodesic lengths are 0.02 % longer here.
    private func minutes(_ link: AccessLink?) -> Double? {
        link?.route?.found.map { ($0.minutes * 100).rounded() / 100 }
    }

    @Test func `the nearest junction by road is the one with the shortest driving time`() throws {
        let junctions = [
            RoadFeatures.junction("J1", at: RoadFeatures.point(9000, 0)),
            RoadFeatures.junction("J2", at: RoadFeatures.point(2000, 0)),
        ]
        let found = try routes(from: site(4000), junctions: junctions)
        let link = try #require(found.links.first)
        #expect(link.target == AccessLink.Target(.junction, FeatureID("J2")))
        #expect(minutes(link) == 2)
        #expect(link.rank == 1 && found.junctionUnreached == nil)
        #expect(found.links.count == 1)
    }

    @Test func `every project has a route or a reason, sorted by driving time`() throws {
        let projects = [
            RoadFeatures.project("R1", at: RoadFeatures.point(9000, 100)),
            RoadFeatures.project("R2", at: RoadFeatures.point(1000, 0)),
            RoadFeatures.project("R3", at: RoadFeatures.point(5000, 900)),
            RoadFeatures.project("R4", at: nil),
        ]
        let found = try routes(from: site(4000, 50), projects: projects)
        #expect(found.links.map(\.target.id.text) == ["R2", "R1", "R3"])
        #expect(found.links.map(\.rank) == [1, 2, nil])
        #expect(found.links.map(minutes) == [3, 5, nil])
        #expect(found.links[2].route?.unreachedReason == .targetOffNetwork)
        let route = try #require(found.links[1].route?.found)
        #expect(abs(route.metres - 5000) < 2)
        #expect(abs(route.approachMetres - 50) < 0.1 && abs(route.targetApproachMetres - 100) < 0.1)
        #expect(route.path == [Position(375_000, 5_715_000), Position(380_000, 5_715_000)])
    }

    @Test func `a line gives access at its ends, not along it`() throws {
        let project = RoadFeatures.project("R1", at: RoadFeatures.line((2000, 2000), (4000, 0), (8000, 100)))
        let link = try #require(try routes(from: site(4000), projects: [project]).links.first)
        #expect(minutes(link) == 4)
    }

    @Test(
        "without a route the reason is stated",
        arguments: [
            (nil, UnreachedReason.noPlace), (RoadFeatures.point(4000, 600), .noRoadNearby),
        ] as [(Geometry?, UnreachedReason)])
    func unreached(place: Geometry?, reason: UnreachedReason) throws {
        let found = try routes(
            from: place.map { SitePlace(geometry: $0, isPoint: true) },
            junctions: [RoadFeatures.junction("J1", at: RoadFeatures.point(0, 0))])
        #expect(found.links.isEmpty)
        #expect(found.junctionUnreached == reason)
    }

    @Test func `without junctions the reason is that none is known`() throws {
        #expect(try routes(from: site(0)).junctionUnreached == .noJunction)
    }

    @Test func `without a network there are neither routes nor reasons`() throws {
        let junctions = [RoadFeatures.junction("J1", at: RoadFeatures.point(0, 0))]
        let found = try routes(from: site(0), junctions: junctions, roads: nil)
        #expect(found.links.isEmpty && found.junctionUnreached == nil)
    }

    @Test(
        arguments: [
            (RoadFeatures.point(1, 2), [(1.0, 2.0)]), (RoadFeatures.line((0, 0), (5, 5), (9, 0)), [(0, 0), (9, 0)]),
            (
                .multiLineString([
                    LineString([Position(371_000, 5_715_000), Position(371_001, 5_715_000)]),
                    LineString([Position(371_001, 5_715_000), Position(371_002, 5_715_000)]),
                ]), [(0, 0), (2, 0)]
            ),
            (RoadFeatures.line((0, 0), (5, 0), (5, 5), (0, 0)), [(0, 0)]),
        ] as [(Geometry, [(Double, Double)])])
    func `a road is entered at its point or at its free ends`(road: Geometry, ends: [(Double, Double)]) {
        #expect(road.accessPositions == ends.map { Position(Land.origin.x + $0.0, Land.origin.y + $0.1) })
    }
}
