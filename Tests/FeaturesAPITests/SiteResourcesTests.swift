import Testing

struct SiteResourcesTests {
    @Test func `the hectares come as they are stored`() async throws {
        let response = try await ask("/collections/sites/items/site-00/hectares")
        #expect(response.text == #"{"site_id":"site-00","figures":{"available_ha":0.5}}"#)
        #expect(response.headers["content-type"] == "application/json")
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

    @Test(arguments: ["hectares", "access"])
    func `a site that is not there has neither`(resource: String) async throws {
        let response = try await ask("/collections/sites/items/none/\(resource)")
        #expect(response.status == 404)
        #expect(response.headers["content-type"] == "application/problem+json")
    }
}
