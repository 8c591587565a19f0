import Testing

extension EndToEnd {
    /// The effect of a road project over HTTP.
    @Suite(.servedGeodata, .requires(.curl))
    struct RoadEffectTests {
        private let effect = "/collections/road-projects/items/R04/effect"

        @Test func `the effect equals the output of the command, and the project links to it`() async throws {
            let response = try await Geodata.served.get(effect)
            #expect(response.status == 200 && response.headers["content-type"] == "application/json")
            let inventory = try Geodata.imported.inventory
            let said = try await standorte("roads", "R04", "--json", "--inventory", inventory).json
            #expect(try response.json == said)
            let project = try await Geodata.served.get("/collections/road-projects/items/R04")
            let links = try project.json.list("links").compactMap { $0["href"]?.string }
            #expect(links.contains { $0.hasSuffix(effect) })
        }

        @Test(arguments: [("100", []), ("3000", ["S01"])])
        func `within_m sets the range of a junction`(_ metres: String, sites: [String]) async throws {
            let nearer = try await Geodata.served.get("\(effect)?within_m=\(metres)").json["nearer"]
            #expect(try nearer?.list("sites").map { $0["id"]?.string } == sites)
            #expect(nearer?["within_m"]?.number == Double(metres))
        }

        @Test(arguments: [
            ("/collections/road-projects/items/R44/effect", 404),
            ("/collections/road-projects/items/R04/effect?within_m=-1", 400),
            ("/collections/road-projects/items/R04/effect?within_m=near", 400),
            ("/collections/road-projects/items/R04/effect?within_m=1&within_minutes=1", 400),
            ("/collections/sites/items/S01/effect", 404),
        ])
        func `an invalid request has a status and a detail`(_ path: String, status: Int) async throws {
            #expect(try await Geodata.served.get(path).status == status)
        }

        @Test func `before the first import, no project exists`() async throws {
            #expect(try await Geodata.served.get("\(effect)?as_of=2005-01-01").status == 404)
        }
    }
}
