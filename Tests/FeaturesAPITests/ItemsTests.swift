import SiteInventory
import Testing

struct ItemsTests {
    @Test func `a page has the stored bytes of its features`() async throws {
        let response = try await ask("/collections/sites/items?limit=2")
        let stored = InMemorySource.zoo.features[.sites]?.prefix(2).map {
            String(decoding: $0.encoded.geoJSON, as: UTF8.self)
        }
        #expect(response.text.hasSuffix(#""features":[\#(stored?.joined(separator: ",") ?? "")]}"#))
        #expect(response.headers["content-type"] == "application/geo+json")
        #expect(response.json["numberMatched"] as? Int == 35)
        #expect(response.json["numberReturned"] as? Int == 2)
    }

    @Test func `equal pages are equal bytes`() async throws {
        let first = try await ask("/collections/sites/items?limit=2")
        let second = try await ask("/collections/sites/items?limit=2")
        #expect(first.text == second.text)
        #expect(first.headers["etag"] == second.headers["etag"])
    }

    @Test(arguments: [
        ("", 10), ("?limit=3", 3), ("?limit=10000", 35), ("?limit=10001", 35), ("?limit=99999999999999999999", 35),
    ])
    func `limit counts features, and above the maximum is the maximum`(query: String, count: Int) async throws {
        #expect(try await ask("/collections/sites/items\(query)").features.count == count)
    }

    @Test(arguments: [
        "?limit=4", "?limit=35", "?limit=3&category=industry,logistics", "?limit=1&name=a%2Fb%2C%20%22a%2Fb%22",
    ])
    func `next links lead through every feature once`(query: String) async throws {
        let all = try await ask("/collections/sites/items\(query)&limit=10000".replacing(/limit=\d+&/, with: "")).ids
        var path: String? = "/collections/sites/items\(query)"
        var seen: [String] = []
        while let page = path {
            let response = try await ask(page)
            seen += response.ids
            #expect(response.link("next")?["type"] ?? "application/geo+json" == "application/geo+json")
            path = response.link("next")?.path
        }
        #expect(seen == all)
        #expect(!seen.isEmpty)
    }

    @Test(arguments: [
        ("road_project=a52", ["site-00"]), ("road_project=a2,a52", ["site-00", "a/b"]), ("road_project=a3", []),
        ("road_project=a52&link_basis=documented", []), ("road_project=a2&max_project_straight_line_m=0", ["site-00"]),
    ])
    func `sites are selected by their links`(query: String, ids: [String]) async throws {
        #expect(try await ask("/collections/sites/items?\(query)&limit=100").ids == ids)
    }

    @Test func `links are repeated in the head`() async throws {
        let response = try await ask("/collections/sites/items?limit=1&name=a,b%2Cc")
        let link = try #require(response.headers["link"])
        #expect(
            link.hasPrefix(
                #"<http://localhost/collections/sites/items?limit=1&name=a,b%2Cc>; rel="self"; type="application/geo+json""#
            ))
        let next = try await ask("/collections/sites/items?limit=1").headers["link"]
        #expect(next?.contains(#"?limit=1&cursor=7-1>; rel="next"; type="application/geo+json""#) == true)
    }

    @Test(arguments: [
        ("7.0,51,7.12,52", ["site-00", "site-01"]), ("7.0,51,0,7.12,52,100", ["site-00", "site-01"]),
        ("7.06,51,7.09,52", []), ("179.8,-18,-179.9,-16", ["taveuni"]), ("179.8,-18,180.1,-16", ["taveuni"]),
        ("-180.1,-18,-179.99,-16", ["taveuni"]), ("-10,-18,10,-16", []), ("7,91,8,92", []), ("7,-95,8,-91", []),
    ])
    func `bbox selects the features that it meets, also across the antimeridian`(bbox: String, ids: [String])
        async throws
    {
        let found = try await ask("/collections/sites/items?limit=100&bbox=\(bbox)").ids
        #expect(found.filter { !InMemorySource.awkwardIDs.contains($0) } == ids)
    }

    @Test func `features without a geometry match every box`() async throws {
        let found = try await ask("/collections/sites/items?limit=100&bbox=0,0,1,1").ids
        #expect(found == InMemorySource.awkwardIDs)
        #expect(try await ask("/collections/targets/items?bbox=0,0,1,1").ids == ["jobs"])
    }

    @Test(arguments: [
        "bbox=-400,-90,400,90", "bbox=-180,-90,180,90", "bbox=-180,-120,180,120", "bbox=0,-90,360,90",
        "datetime=2025-01-01",
        "datetime=../2025-01-01T00:00:00Z",
        "datetime=0000-01-01T00:00:00Z%2F9999-12-31T00:00:00Z", "f=json",
    ])
    func `selects everything`(query: String) async throws {
        #expect(try await ask("/collections/sites/items?\(query)").json["numberMatched"] as? Int == 35)
    }

    @Test(arguments: [
        ("municipality=Herten", 8), ("category=energy", 1), ("category=industry,energy", 13),
        ("category=industry%2Cenergy", 13),
        ("category=industry&municipality=Herten", 4), ("fully_marketed=true", 1), ("fully_marketed=false", 23),
        ("survey_date=2025-01-10", 3), ("available_ha=0.5,1.5,7e0", 2), ("name=Standort+3", 1),
        ("name=Standort%203", 1),
        ("name=", 0), ("name=Standort", 0),
    ])
    func `properties select by exact value, one of several by commas`(query: String, count: Int) async throws {
        #expect(try await ask("/collections/sites/items?\(query)").json["numberMatched"] as? Int == count)
    }

    @Test(arguments: InMemorySource.awkwardIDs)
    func `every text in the data can be selected`(id: String) async throws {
        let name = percentEncoded("\(id), \"\(id)\"")
        #expect(try await ask("/collections/sites/items?name=\(name)").ids == [id])
    }

    @Test(arguments: [
        ("min_available_ha=20.5", ["site-20", "site-21", "site-22"]),
        ("max_project_straight_line_m=100", ["site-00", "site-01"]),
        ("min_available_ha=1.5&max_project_straight_line_m=250", ["site-01", "site-02"]),
        ("min_available_ha=1&max_project_straight_line_m=500&municipality=Herten", ["site-03"]),
    ])
    func `ranges select by hectares and distance; an unknown figure never matches`(query: String, ids: [String])
        async throws
    {
        #expect(try await ask("/collections/sites/items?\(query)").ids == ids)
    }
}
