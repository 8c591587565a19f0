import GeometryEngine
import InventoryTestSupport
import SimpleFeatures
import Testing

@testable import SiteInventory

/// Straight lines from a square kilometre to road projects and junctions. In the plane of UTM 32 a metre is 0.9998 m here.
@Suite struct StraightLineTests {
    private static let site = Land.rectangle(0, 0, 1000, 1000)

    private func links(
        from place: SitePlace? = SitePlace(geometry: site, isPoint: false), projects: [Feature] = [],
        junctions: [Feature] = []
    ) throws -> [AccessLink] {
        let inventory = try RoadInventory(
            MemoryInventory([.roadProjects: projects, .junctions: junctions]), year: 2026)
        let roads = try Roads(inventory, routes: nil, measures: Measures(crs: .utm32))
        return try roads.straightLines(of: FeatureID("S1"), from: place)
    }

    private func metres(_ link: AccessLink) -> Double { (link.straightLineMetres ?? -1).rounded() }

    @Test(arguments: [
        ("a point to the east", RoadFeatures.point(2000, 500), 1000.0, 90.0, AccessLink.Origin.boundary),
        ("a point to the north", RoadFeatures.point(500, 1500), 500, 0, .boundary),
        ("a line to the south", RoadFeatures.line((-500, -300), (1500, -300)), 300, 180, .boundary),
        ("a point to the west", RoadFeatures.point(-400, 500), 400, 270, .boundary),
    ])
    func `a line runs from the boundary to the nearest point of the target`(
        _ what: String, target: Geometry, distance: Double, bearing: Double, origin: AccessLink.Origin
    ) throws {
        let link = try #require(try links(projects: [RoadFeatures.project("R1", at: target)]).first)
        guard case .straightLine(let line) = link.measured else { return }
        #expect(abs(line.metres - distance) <= distance * 3e-4, "\(what)")
        // The meridian convergence is 1.5° here.
        let turn = abs((line.bearingDegrees ?? -1) - bearing)
        #expect(min(turn, 360 - turn) < 2, "\(what)")
        #expect(line.origin == origin)
    }

    @Test(arguments: [
        RoadFeatures.point(500, 500), RoadFeatures.point(0, 0), RoadFeatures.line((-10, 500), (2000, 500)),
    ])
    func `a target inside the site or on its boundary has distance 0 and no bearing`(target: Geometry) throws {
        let link = try #require(try links(projects: [RoadFeatures.project("R1", at: target)]).first)
        guard case .straightLine(let line) = link.measured else { return }
        #expect(line.metres == 0 && line.bearingDegrees == nil && line.origin == .inside)
    }

    @Test func `a site without a footprint is linked from its representative point`() throws {
        let place = SitePlace(geometry: RoadFeatures.point(0, 0), isPoint: true)
        let link = try #require(
            try links(from: place, projects: [RoadFeatures.project("R1", at: RoadFeatures.point(300, 400))]).first)
        #expect(metres(link) == 500)
        guard case .straightLine(let line) = link.measured else { return }
        #expect(line.origin == .representativePoint)
    }

    @Test func `a site without a location has no computed links`() throws {
        let projects = [RoadFeatures.project("R1", at: RoadFeatures.point(0, 0))]
        #expect(try links(from: nil, projects: projects).isEmpty)
    }

    @Test func `the three nearest of each kind are ranked by distance, then by id`() throws {
        let projects = ["R5": 5000.0, "R1": 2000, "R3": 1400, "R4": 1400, "R2": 9000].map { id, x in
            RoadFeatures.project(id, at: RoadFeatures.point(x, 500))
        }
        let junctions = [
            RoadFeatures.junction("J1", at: RoadFeatures.point(1700, 500)),
            RoadFeatures.junction("J2", at: RoadFeatures.point(1600, 500)),
        ]
        let links = try links(projects: projects, junctions: junctions)
        #expect(links.map(\.target.id.text) == ["R3", "R4", "R1", "J2", "J1"])
        #expect(links.map(\.rank) == [1, 2, 3, 1, 2])
        #expect(links.map(metres) == [400, 400, 1000, 600, 700])
        #expect(links.allSatisfy { $0.basis == .computed && $0.connection == nil && $0.source == nil })
    }

    @Test func `projects and junctions without a location are not linked`() throws {
        #expect(
            try links(
                projects: [RoadFeatures.project("R1", at: nil)], junctions: [RoadFeatures.junction("J1", at: nil)]
            ).isEmpty)
    }

    @Test(
        "junctions in operation are existing ones and open projects of kind junction",
        arguments: [
            (RoadKind.junction, RoadStatus.open, true), (.junction, .underConstruction, false),
            (.junction, .planning, false), (.newRoad, .open, false), (.link, .open, false), (.upgrade, .open, false),
        ])
    func junctionTargets(kind: RoadKind, status: RoadStatus, isJunction: Bool) throws {
        let inventory = try RoadInventory(
            MemoryInventory([.roadProjects: [RoadFeatures.project("R1", kind, status, at: RoadFeatures.point(0, 0))]]),
            year: 2026)
        #expect(inventory.junctionTargets.map(\.target.id.text) == (isJunction ? ["R1"] : []))
        #expect(inventory.projectTargets.map(\.target.id.text) == ["R1"])
    }

    @Test(
        "a junction that belongs to a road is in operation once that road is open",
        arguments: [(RoadStatus.open, true), (.underConstruction, false), (nil, false)] as [(RoadStatus?, Bool)])
    func junctionOfRoad(status: RoadStatus?, exists: Bool) throws {
        let inventory = try RoadInventory(
            MemoryInventory([
                .roadProjects: [RoadFeatures.project("R1", .newRoad, status, at: RoadFeatures.line((0, 0), (9, 9)))],
                .junctions: [RoadFeatures.junction("J1", of: "r1", at: RoadFeatures.point(5, 5))],
            ]), year: 2026)
        #expect(inventory.junctionTargets.map(\.target.id.text) == (exists ? ["J1"] : []))
    }

    @Test func `link ids are unique by site, target, basis and method`() {
        func link(_ kind: AccessLink.TargetKind, _ basis: AccessLink.Basis, byRoad: Bool) -> String {
            let line = AccessLink.StraightLine(
                metres: 1, bearingDegrees: 0, origin: .boundary, start: Land.origin, end: Land.origin)
            let measured: AccessLink.Measured? =
                basis == .documented ? nil : byRoad ? .byRoad(.unreached(.noWay)) : .straightLine(line)
            return AccessLink(
                siteID: FeatureID("S1"), target: AccessLink.Target(kind, FeatureID("X")), basis: basis,
                measured: measured
            ).id.text
        }
        #expect(link(.roadProject, .documented, byRoad: false) == "S1~X~documented")
        #expect(link(.roadProject, .computed, byRoad: false) == "S1~X~computed")
        #expect(link(.roadProject, .computed, byRoad: true) == "S1~X~by_road")
        #expect(link(.junction, .computed, byRoad: false) == "S1~X~junction")
        #expect(link(.junction, .computed, byRoad: true) == "S1~X~junction_by_road")
    }
}
