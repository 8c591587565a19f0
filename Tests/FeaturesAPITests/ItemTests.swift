import Testing

struct ItemTests {
    @Test(arguments: InMemorySource.awkwardIDs + ["site-00", "taveuni"])
    func `every feature is found by its encoded id`(id: String) async throws {
        let path = "/collections/sites/items/\(percentEncoded(id))"
        let response = try await ask(path)
        #expect(response.status == 200)
        #expect(response.json["id"] as? String == id)
        #expect(response.headers["content-type"] == "application/geo+json")
        #expect(response.link("self")?.path == path)
        #expect(response.link("collection")?.path == "/collections/sites")
        #expect(response.headers["link"]?.contains("<http://localhost\(path)>; rel=\"self\"") == true)
    }

    @Test(arguments: ["site-00", "site-00/", "site-00//", "site%2D00"])
    func `links to parts of a site do not depend on the spelling of the request`(path: String) async throws {
        let response = try await ask("/collections/sites/items/\(path)")
        let related = (response.json["links"] as? [[String: Any]] ?? []).filter { $0["rel"] as? String == "related" }
        #expect(related.count == 3)
        for link in related {
            let href = try #require(link["href"] as? String)
            #expect(href.hasPrefix("http://localhost/collections/sites/items/site-00/"), "\(href)")
        }
    }

    @Test(arguments: ["none", "50%2525", "%E2%80%AE", "site-00%20", String(repeating: "x", count: 100_000)])
    func `the problem of an unknown id names the list of features`(id: String) async throws {
        let response = try await ask("/collections/sites/items/\(id)")
        #expect(response.status == 404)
        #expect((response.json["detail"] as? String)?.contains("/collections/sites/items") == true)
        #expect(response.text.utf8.count < 1000)
    }

    @Test(arguments: ["%", "%0", "%zz", "%00", "site-00%00", "%FF", "%C3"])
    func `an id that is not UTF-8 is malformed`(id: String) async throws {
        #expect(try await ask("/collections/sites/items/\(id)").status == 400)
        #expect(try await ask("/collections/sites/items?name=\(id)").status == 400)
        #expect(try await ask("/collections/sites/items?\(id)").status == 400)
    }

    @Test(arguments: [
        ("?f=html", 200), ("?f=json", 200), ("?f=geojson", 200), ("", 200), ("?f=csv", 406), ("?f=xml", 400),
    ])
    func `comes as GeoJSON, as a page, or not at all`(query: String, status: Int) async throws {
        let response = try await ask(
            "/collections/sites/items/site-00\(query)",
            headers: query.isEmpty ? ["accept": "image/png, text/html"] : [:])
        #expect(response.status == status)
        if status == 406 { #expect((response.json["detail"] as? String)?.contains("application/geo+json") == true) }
    }
}
