import Foundation
import GeometryEngine
import SimpleFeatures
import Testing

@testable import SiteInventory

/// Routes through generated towns against those of networkx; `Tests/Oracle/make_towns.py` wrote both.
@Suite struct TownTests {
    @Test(arguments: try Town.all())
    fileprivate func `every site's fastest route equals that of networkx`(_ town: Town) throws {
        let measures = try Measures(crs: .utm32)
        let network = try #require(try DriveNetwork(town.roads.map(\.road), measures: measures))
        for (number, site) in town.sites.enumerated() {
            let access = network.accessPoints(of: site.footprint)
            let drive = network.drive(from: access, to: FeatureID("all")) {
                town.targets.enumerated().map { (FeatureID("\($0)"), $1.map(\.position)) }
            }
            let name = "town \(town.seed), site \(number)"
            switch drive {
            case .unreached(let reason): #expect(reason.rawValue == site.reason, "\(name)")
            case .route(let route, let target):
                expectSame(route.minutes, site.minutes, "\(name): minutes")
                expectSame(route.lengthMetres, site.metres, "\(name): metres")
                #expect(target.text == site.target.map(String.init), "\(name): target")
                let start = try measures.distanceMetres(route.start.origin, route.start.position)
                expectSame(start, site.startConnector_m, "\(name): to the first road")
                let end = try measures.distanceMetres(route.end.position, route.end.origin)
                expectSame(end, site.endConnector_m, "\(name): from the last road")
                let path = try measures.edgeLengthsMetres(of: route.path).reduce(0, +)
                // Between merged ends the path is some centimetres longer than the roads.
                #expect(abs(path - route.lengthMetres) <= 0.1 * Double(town.roads.count), "\(name): path")
            }
        }
    }

    private func expectSame(_ actual: Double, _ expected: Double?, _ what: String) {
        let difference = abs(actual - (expected ?? .infinity))
        #expect(difference <= 1e-6, "\(what): \(actual), not \(String(describing: expected))")
    }
}

private struct Town: Decodable, Sendable, CustomTestStringConvertible {
    var seed: Int
    var roads: [Road]
    var sites: [Site]
    var targets: [[[Double]]]

    var testDescription: String { "town \(seed)" }

    struct Road: Decodable, Sendable {
        var line: [[Double]]
        var direction: TravelDirection
        var speed_kmh: Double
        var frontage: Bool

        var road: NetworkRoad {
            NetworkRoad(
                id: FeatureID(""), lines: [LineString(line.map(\.position))], direction: direction,
                speedKmh: speed_kmh, hasFrontage: frontage)
        }
    }

    struct Site: Decodable, Sendable {
        var ring: [[Double]]
        var reason: String?
        var minutes: Double?
        var metres: Double?
        var target: Int?
        var startConnector_m: Double?
        var endConnector_m: Double?

        enum CodingKeys: String, CodingKey {
            case ring, reason, minutes, metres, target
            case startConnector_m = "start_connector_m"
            case endConnector_m = "end_connector_m"
        }

        var footprint: Geometry { .multiPolygon([Polygon(LineString(ring.map(\.position)))]) }
    }

    static func all() throws -> [Town] {
        struct File: Decodable { var towns: [Town] }
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/towns.json")
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).towns
    }
}

extension [Double] {
    fileprivate var position: Position { Position(self[0], self[1]) }
}
