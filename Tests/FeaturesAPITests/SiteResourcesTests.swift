import Foundation
import Testing

struct SiteResourcesTests {
    private let measurable = server(over: InMemorySource.measurable)

    @Test func `the hectares come with their evidence`() async throws {
        let response = try await ask("/collections/sites/items/north/hectares", of: measurable)
        #expect(response.headers["content-type"] == "application/json")
        let figures = try #require(response.json["figures"] as? [String: Any])
        #expect(abs((figures["sold_ha"] as? Double ?? 0) - 50) < 0.05)
        let provenance = try #require(response.json["provenance"] as? [String: Any])
        #expect(provenance["dataset_version"] as? Int == 7)
        let inputs = try #require(provenance["inputs"] as? [[String: Any]])
        #expect(inputs.map { $0["id"] as? String } == ["north", "P1"])
        #expect(inputs.map { $0["version"] as? Int } == [7, 7])
        let areas = try #require(response.json["areas"] as? [[String: Any]])
        #expect(areas[0]["suspected_unit"] as? String == "square_metres")
        #expect(response.json["net_estimate"] == nil)
    }

    @Test func `the land of each step comes as GeoJSON`() async throws {
        let response = try await ask("/collections/sites/items/north/hectares?f=geojson", of: measurable)
        #expect(response.headers["content-type"] == "application/geo+json")
        #expect(response.json["type"] as? String == "FeatureCollection")
        let properties = response.features.compactMap { $0["properties"] as? [String: Any] }
        #expect(properties.map { $0["kind"] as? String } == ["gross", "not_in_usable_plot", "sold", "available"])
        let sold = try #require(response.features[2]["geometry"] as? [String: Any])
        let rings = try #require(sold["coordinates"] as? [[[[Double]]]])
        #expect(rings.joined().joined().allSatisfy { (7...8).contains($0[0]) && (51...52).contains($0[1]) })
        #expect(response.features[3]["geometry"] is NSNull)
    }

    @Test func `the steps come as a table, and each form links to the others`() async throws {
        let response = try await ask("/collections/sites/items/north/hectares?f=csv", of: measurable)
        #expect(response.headers["content-type"] == "text/csv; charset=utf-8; header=present")
        let lines = response.text.split(separator: "\r\n")
        #expect(lines.count == 5)
        #expect(lines[0].hasSuffix("hectares,already_taken_ha,shown_ha,running_ha"))
        #expect(lines[3].hasPrefix("north,2,sold,P1,,,50.0"))
        #expect(response.headers["link"]?.contains("hectares?f=geojson") == true)
        let accepted = try await ask(
            "/collections/sites/items/north/hectares", headers: ["accept": "text/csv"], of: measurable)
        #expect(accepted.text == response.text)
    }

    @Test func `net is estimated only on request and when unknown`() async throws {
        let path = "/collections/sites/items/south/hectares"
        let estimated = try await ask("\(path)?estimate_net_factor=0.6", of: measurable).json
        let estimate = try #require(estimated["net_estimate"] as? [String: Any])
        #expect(abs((estimate["net_ha"] as? Double ?? 0) - 60) < 0.05)
        #expect(estimate["is_estimate"] as? Bool == true && estimate["factor"] as? Double == 0.6)
        #expect((estimated["figures"] as? [String: Any])?["net_ha"] is NSNull)
        #expect(try await ask(path, of: measurable).json["net_estimate"] == nil)
        let known = try await ask("/collections/sites/items/north/hectares?estimate_net_factor=0.6", of: measurable)
        #expect(known.status == 200 && known.json["net_estimate"] == nil)
    }

    @Test(arguments: ["0", "1.01", "-0.5", "nan", "half", ""])
    func `an invalid share is refused`(factor: String) async throws {
        let response = try await ask(
            "/collections/sites/items/south/hectares?estimate_net_factor=\(factor)", of: measurable)
        #expect(response.status == 400)
        #expect(response.json["parameter"] as? String == "estimate_net_factor")
    }

    @Test(arguments: [
        ("site-00", ["site-00~a52~computed", "site-00~a2~computed"]), ("a%2Fb", ["a/b~a2~computed"]), ("site-01", []),
    ])
    func `access lists the site's links and no others`(id: String, links: [String]) async throws {
        let response = try await ask("/collections/sites/items/\(id)/access")
        #expect(response.ids == links)
        #expect(response.json["type"] as? String == "FeatureCollection")
        #expect(response.json["numberMatched"] as? Int == links.count)
    }

    @Test(arguments: ["hectares", "connection", "access"])
    func `an unknown site has neither hectares nor links`(resource: String) async throws {
        let response = try await ask("/collections/sites/items/none/\(resource)")
        #expect(response.status == 404)
        #expect(response.headers["content-type"] == "application/problem+json")
    }
}
