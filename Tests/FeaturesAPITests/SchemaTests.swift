import SiteInventory
import Testing

struct SchemaTests {
    @Test(arguments: CollectionSchema.all)
    func `tells of every property of a collection but confidential ones`(schema: CollectionSchema) async throws {
        let response = try await ask("/collections/\(schema.id.rawValue)/schema")
        #expect(response.headers["content-type"] == "application/schema+json")
        #expect(Set(try properties(in: response).keys) == Set(schema.published.map(\.name)))
    }

    @Test func `tells types, units, words and titles`() async throws {
        let properties = try properties(in: await ask("/collections/sites/schema?lang=en"))
        #expect(properties["available_ha"]?["type"] as? String == "number")
        #expect(properties["available_ha"]?["x-ogc-unit"] as? String == "ha")
        #expect(properties["available_ha"]?["title"] as? String == "available")
        #expect(properties["category"]?["enum"] as? [String] == SiteCategory.words)
        #expect(properties["survey_date"]?["format"] as? String == "date")
        #expect(properties["extra"]?["type"] == nil)
    }

    @Test func `is linked from the collection`() async throws {
        let link = try await ask("/collections/sites").link("describedby")
        #expect(link?["type"] == "application/schema+json")
        #expect(link?.path == "/collections/sites/schema")
    }

    private func properties(in response: Reply) throws -> [String: [String: Any]] {
        let members = try #require(response.json["properties"] as? [String: Any])
        let properties = try #require(members["properties"] as? [String: Any])
        return try #require(properties["properties"] as? [String: [String: Any]])
    }
}
