import GeometryEngine
import InventoryTestSupport
import SimpleFeatures
import Testing

@testable import SiteInventory

/// The connection state of a site follows from documented links and conditions only.
@Suite struct SiteConnectionTests {
    private static let inventory = MemoryInventory([
        .roadProjects: [
            RoadFeatures.project("R01", .junction, .open, at: RoadFeatures.point(0, 0)),
            RoadFeatures.project("R02", .link, .underConstruction), RoadFeatures.project("R04", .newRoad, .planning),
            RoadFeatures.project("R06", .junction, .openQuestions),
        ],
        .roadSections: [
            RoadFeatures.section("R04-N", of: "R04", .underConstruction), RoadFeatures.section("R04-S", of: "R04"),
        ],
    ])

    private func connection(links: [(String, ConnectionState)] = [], conditions: [String] = []) throws -> SiteConnection
    {
        let roads = try Roads(
            RoadInventory(Self.inventory, year: 2026), routes: nil, measures: Measures(crs: .utm32))
        let links = links.map { road, state in
            AccessLink(
                siteID: FeatureID("S1"), target: AccessLink.Target(.roadProject, FeatureID(road)),
                basis: .documented, connection: state)
        }
        let plots = conditions.enumerated().map { number, condition in
            Land.plot(
                "P\(number)", .availableConditional, Land.rectangle(0, 0, 10, 10), ["condition": .string(condition)])
        }
        return SiteConnection(links, plots, roads)
    }

    @Test func `without a documented link or a condition the state is unknown, however near a junction is`() throws {
        let connection = try connection()
        #expect(connection.now == .unknown)
        #expect(connection.ifBuilt.isEmpty)
    }

    @Test(arguments: [
        ([("R01", ConnectionState.existing)], ConnectionState.existing),
        ([("R02", .underConstruction), ("R04", .planned)], .underConstruction),
        ([("R04", .planned), ("R06", .uncertain)], .planned), ([("R06", .uncertain)], .uncertain),
        ([("R99", .unknown)], .unknown), ([("R06", .uncertain), ("R01", .existing)], .existing),
    ])
    func `of several documented links the best state counts`(
        links: [(String, ConnectionState)], expected: ConnectionState
    ) throws {
        #expect(try connection(links: links).now == expected)
    }

    @Test(arguments: [
        ("R01", ConnectionState.existing), ("R02", .underConstruction), ("R04", .planned), ("R06", .uncertain),
        ("R04-N", .underConstruction), ("r04-s", .planned), ("remediation", .unknown), ("2030", .unknown),
    ])
    func `a condition connects the site as far as its road is built`(
        condition: String, expected: ConnectionState
    ) throws {
        #expect(try connection(conditions: [condition]).now == expected)
    }

    @Test func `opening a road connects the sites that depend on it`() throws {
        let connection = try connection(conditions: ["R04-N", "R04-S"])
        #expect(connection.now == .underConstruction)
        #expect(connection.ifBuilt.map(\.road) == ["R04", "R04-N", "R04-S"])
        #expect(connection.ifBuilt.allSatisfy { $0.state == .existing })
    }

    @Test func `a road that changes nothing is left out`() throws {
        let connection = try connection(links: [("R01", .existing)], conditions: ["R04"])
        #expect(connection.now == .existing)
        #expect(connection.ifBuilt.isEmpty)
    }
}
