import HTTPTypes
import SimpleFeatures
import Testing

@testable import FeaturesAPI
@testable import SiteInventory

/// The inventory as it was known, and as it would be.
struct InventoryViewTests {
    /// S1 waits for R1 with all its 100 ha, S2 for nothing with its own; S2 came with version 7, version 5 had S1 alone.
    private static let waiting: InMemorySource = {
        func site(_ id: String, _ x: Double, conditional: Double) -> Feature {
            Feature(
                id: FeatureID(id), geometry: square(x),
                properties: [
                    "available_ha": .number(100 - conditional), "conditional_ha": .number(conditional),
                    "conditions": .string(conditions(id)),
                ])
        }
        let plot = Feature(
            id: FeatureID("P1"), geometry: square(0),
            properties: [
                "site_id": .string("S1"), "status": .string("available"), "usable": .boolean(true),
                "condition": .string("R1"),
            ])
        let road = Feature(
            id: FeatureID("R1"), geometry: nil,
            properties: ["status": .string("planning"), "target_year": .integer(2030)])
        let roads: [CollectionID: [Feature]] = [.roadProjects: [road], .plots: [plot]]
        let before = roads.merging([.sites: [site("S1", 0, conditional: 100)]]) { $1 }
        let now = roads.merging([.sites: [site("S1", 0, conditional: 100), site("S2", 2000, conditional: 0)]]) { $1 }
        var source = InMemorySource(features: now, past: [5: before])
        source.version = InventoryState(version: 7, recordedAt: "2025-01-07T12:00:00.000Z")
        for id in ["S1", "S2"] { source.statements[FeatureID(id)] = statement(id) }
        return source
    }()

    private static func square(_ x: Double) -> Geometry {
        let corners: [(Double, Double)] = [(x, 0), (x + 1000, 0), (x + 1000, 1000), (x, 1000), (x, 0)]
        return .multiPolygon([Polygon(LineString(corners.map { Position(371_000 + $0.0, 5_715_000 + $0.1) }))])
    }

    private static func conditions(_ id: String) -> String {
        guard id == "S1" else { return "[]" }
        return #"[{"condition":"R1","conditional_ha":100,"plots":["P1"],"road_status":"planning","target_year":2030}]"#
    }

    private static func statement(_ id: String) -> String {
        #"{"site_id":"\#(id)","site_name":"\#(id)","figures":{},"conditions":\#(conditions(id)),"steps":[],"#
            + #""slivers":{"count":0,"area_m2":0},"method":{"area":"","overlay_crs":"","geos":"","proj":""}}"#
    }

    private let responder = server(over: Self.waiting)

    private func ask(_ path: String) async throws -> Reply { try await FeaturesAPITests.ask(path, of: responder) }

    @Test(arguments: [
        ("open=R1", ["S1", "S2"]), ("open=r1", ["S1", "S2"]), ("available_by=2030", ["S1", "S2"]),
        ("available_by=2029", ["S2"]), ("", ["S2"]),
    ])
    func `a filter sees the hectares of the scenario`(scenario: String, ids: [String]) async throws {
        let response = try await ask("/collections/sites/items?min_available_ha=50&\(scenario)")
        #expect(response.ids == ids)
        #expect(response.json["numberMatched"] as? Int == ids.count)
        #expect((response.json["assumption"] != nil) == !scenario.isEmpty)
    }

    @Test func `pages of a scenario are pages of one answer`() async throws {
        let first = try await ask("/collections/sites/items?min_available_ha=50&open=R1&limit=1")
        let next = try #require(first.link("next")?.path)
        #expect(next.contains("open=R1") && next.contains("cursor=7-1"))
        #expect(try await ask(next).ids == ["S2"])
    }

    @Test func `a site and its hectares name their assumptions`() async throws {
        let site = try await ask("/collections/sites/items/S1?open=R1").json
        let available = try #require((site["properties"] as? [String: Any])?["available_ha"] as? Double)
        #expect(abs(available - 100) < 0.1)
        let statement = try await ask("/collections/sites/items/S1/hectares?available_by=2031").json
        for (json, by) in [(site, nil), (statement, 2031)] {
            let assumption = try #require(json["assumption"] as? [String: Any])
            #expect(assumption["counts_as_open"] as? [String] == ["R1"])
            #expect(assumption["available_by"] as? Int == by)
        }
        let other = try await ask("/collections/sites/items/S2?open=R1").json
        #expect((other["properties"] as? [String: Any])?["available_ha"] as? Double == 100)
        #expect(other["assumption"] != nil)
    }

    @Test(arguments: ["open=R2", "open=R1,R2"])
    func `an unknown road is refused with the nearest one`(query: String) async throws {
        let response = try await ask("/collections/sites/items?\(query)")
        #expect(response.status == 400)
        #expect(response.json["parameter"] as? String == "open" && response.json["nearest"] as? String == "R1")
        #expect((response.json["detail"] as? String)?.contains("\"R2\"") == true)
    }

    @Test(arguments: [
        ("2025-01-07", ["S1", "S2"], 7), ("2025-01-06", ["S1"], 5), ("2025-01-05", ["S1"], 5),
        ("2025-01-05T13:00:00%2B01:00", ["S1"], 5), ("2025-01-05T12:59:59+01:00", [], 0), ("2025-01-04", [], 0),
        ("2001-01-01", [], 0),
    ])
    func `as_of selects the inventory as it was known then`(time: String, ids: [String], version: Int) async throws {
        let response = try await ask("/collections/sites/items?as_of=\(time)")
        #expect(response.ids == ids)
        #expect(response.json["numberMatched"] as? Int == ids.count)
        let asOf = try #require(response.json["as_of"] as? [String: Any])
        #expect(asOf["version"] as? Int == version)
        #expect((asOf["note"] as? String)?.contains("2025-01-05T12:00:00.000Z") == (version == 0 ? true : nil))
        let collection = try await ask("/collections/sites?as_of=\(time)").json
        #expect(collection["itemCount"] as? Int == ids.count)
        let collections = try await ask("/collections?as_of=\(time)").json["collections"] as? [[String: Any]]
        #expect(collections?.first { $0["id"] as? String == "sites" }?["itemCount"] as? Int == ids.count)
    }

    @Test func `a feature of a later version is not found, and the problem names the version`() async throws {
        let response = try await ask("/collections/sites/items/S2?as_of=2025-01-06")
        #expect(response.status == 404)
        #expect((response.json["detail"] as? String)?.contains("version 5") == true)
        #expect(try await ask("/collections/sites/items/S2?as_of=2025-01-07").status == 200)
    }

    @Test func `a scenario can be combined with as_of`() async throws {
        let response = try await ask("/collections/sites/items?as_of=2025-01-06&open=R1&min_available_ha=50")
        #expect(response.ids == ["S1"])
    }

    @Test func `every resource of the inventory takes as_of`() {
        let data: Set = [
            "collections", "collection", "features", "feature", "download", "hectares", "totals", "history", "targets",
            "connection", "effect",
        ]
        for endpoint in Endpoint.reading where endpoint.method == .get {
            #expect(
                endpoint.parameters.contains(.asOf) == data.contains(endpoint.response.schema?.name ?? ""),
                "\(endpoint.path)")
        }
    }
}
