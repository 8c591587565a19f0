import Foundation
import SiteInventory
import Testing

struct SchemaTests {
    @Test(arguments: CollectionSchema.all)
    func `a schema lists every property that is not confidential`(schema: CollectionSchema) async throws {
        let response = try await ask("/collections/\(schema.id.rawValue)/geojson-schema")
        #expect(response.headers["content-type"] == "application/schema+json")
        #expect(Set(try properties(in: response).keys) == Set(schema.published.map(\.name)))
    }

    @Test func `a schema has types, units, values and titles`() async throws {
        let properties = try properties(in: await ask("/collections/sites/geojson-schema?lang=en"))
        #expect(properties["available_ha"]?["type"] as? String == "number")
        #expect(properties["available_ha"]?["x-ogc-unit"] as? String == "har")
        #expect(properties["available_ha"]?["title"] as? String == "available")
        #expect(properties["category"]?["enum"] as? [String] == SiteCategory.words)
        #expect(properties["survey_date"]?["format"] as? String == "date")
        #expect(properties["extra"]?["type"] == nil)
    }

    @Test func `is linked from the collection`() async throws {
        let link = try await ask("/collections/sites").link("describedby")
        #expect(link?["type"] == "application/schema+json")
        #expect(link?.path == "/collections/sites/geojson-schema")
    }

    @Test(arguments: CollectionSchema.all)
    func `the schema of Part 5 marks the properties that can be edited`(schema: CollectionSchema) async throws {
        let path = "/collections/\(schema.id.rawValue)/schema"
        let document = try await ask("\(path)?lang=en").json
        #expect(document["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect(document["$id"] as? String == "http://localhost\(path)")
        #expect(document["type"] as? String == "object")
        #expect(document["additionalProperties"] as? Bool == false)
        let properties = try #require(document["properties"] as? [String: [String: Any]])
        let names = ["id"] + (schema.geometry == .none ? [] : ["geometry"]) + schema.published.map(\.name)
        let sequence = properties.mapValues { $0["x-ogc-propertySeq"] as? Int ?? 0 }.sorted { $0.value < $1.value }
        #expect(sequence.map(\.key) == names)
        #expect(sequence.map(\.value) == Array(1...names.count))
        for (name, property) in properties {
            #expect((property["type"] as? String != nil) == (name != "geometry"), "\(name)")
            #expect(property["title"] as? String != nil, "\(name)")
        }
        for field in schema.fields where field.isDerived {
            #expect(properties[field.name]?["readOnly"] as? Bool == true, "\(field.name)")
        }
        #expect(properties["id"]?["x-ogc-role"] as? String == "id")
        #expect(properties["note"]?["readOnly"] == nil)
        if schema.geometry != .none {
            #expect(properties["geometry"]?["x-ogc-role"] as? String == "primary-geometry")
            #expect((properties["geometry"]?["format"] as? String)?.hasPrefix("geometry-") == true)
            #expect(properties["geometry"]?["type"] == nil)
        }
    }

    @Test(arguments: CollectionSchema.all)
    func `the schema of Part 5 names the properties that a new feature needs`(schema: CollectionSchema) async throws {
        let needed = schema.id == .accessLinks ? ["site_id", "road_project_id"] : nil
        let path = "/collections/\(schema.id.rawValue)"
        #expect(try await ask("\(path)/schema").json["required"] as? [String] == needed)
        #expect(try await ask("\(path)/sortables").json["required"] == nil)
    }

    @Test(arguments: ["schema", "sortables", "queryables"])
    func `units are written in UCUM`(resource: String) async throws {
        let document = try await ask("/collections/sites/\(resource)").json
        let properties = document["properties"] as? [String: [String: Any]]
        #expect(properties?["available_ha"]?["x-ogc-unit"] as? String == "har")
        #expect(properties?["nearest_project_straight_line_m"]?["x-ogc-unit"] as? String == "m")
        for (name, property) in properties ?? [:] where property["x-ogc-unit"] != nil {
            #expect(property["x-ogc-unitLang"] as? String == "UCUM", "\(name)")
            #expect(["number", "integer"].contains(property["type"] as? String), "\(name)")
        }
    }

    @Test(arguments: CollectionSchema.all, ["schema", "sortables", "queryables"])
    func `keywords of Part 5 begin with x-ogc-, and each role occurs once`(
        schema: CollectionSchema, resource: String
    ) async throws {
        let document = try await ask("/collections/\(schema.id.rawValue)/\(resource)").json
        let properties = try #require(document["properties"] as? [String: [String: Any]])
        let standard = ["type", "title", "description", "format", "enum", "items", "readOnly"]
        for (name, property) in properties {
            for keyword in property.keys where !standard.contains(keyword) {
                #expect(keyword.hasPrefix("x-ogc-"), "\(name): \(keyword)")
            }
        }
        let told = properties.values.compactMap { $0["x-ogc-role"] }
        let roles = told.compactMap { $0 as? String }
        #expect(roles.count == told.count && Set(roles).count == roles.count)
    }

    @Test(arguments: CollectionSchema.all)
    func `times are texts with a format, and those of validity have their roles`(schema: CollectionSchema) async throws
    {
        let document = try await ask("/collections/\(schema.id.rawValue)/schema").json
        let properties = try #require(document["properties"] as? [String: [String: Any]])
        for field in schema.published where field.kind == .date {
            #expect(properties[field.name]?["type"] as? String == "string")
            #expect(properties[field.name]?["format"] as? String == "date")
        }
        for (name, role) in [("valid_from", "primary-interval-start"), ("valid_to", "primary-interval-end")] {
            #expect(properties[name]?["x-ogc-role"] as? String == (schema.field(name) == nil ? nil : role))
        }
    }

    @Test func `features have the properties of the schema, in its types`() async throws {
        let document = try await ask("/collections/sites/schema").json
        let properties = try #require(document["properties"] as? [String: [String: Any]])
        let features = try await ask("/collections/sites/items?limit=100").features
        #expect(features.count > 30)
        for feature in features {
            for (name, value) in feature["properties"] as? [String: Any] ?? [:] where !(value is NSNull) {
                switch properties[name]?["type"] as? String {
                case "string": #expect(value is String, "\(name)")
                case "number", "integer": #expect(value as? Double != nil || value as? Int != nil, "\(name)")
                case "boolean": #expect(value as? Bool != nil, "\(name)")
                case "array", "object": break
                default: Issue.record("\(name) is not in the schema")
                }
            }
        }
    }

    @Test(arguments: CollectionSchema.all)
    func `every sortable can be sorted by`(schema: CollectionSchema) async throws {
        let path = "/collections/\(schema.id.rawValue)"
        let sortables = try await ask("\(path)/sortables").json["properties"] as? [String: [String: Any]] ?? [:]
        #expect(!sortables.isEmpty)
        for (name, property) in sortables {
            #expect(!["object", "array"].contains(property["type"] as? String))
            #expect(try await ask("\(path)/items?sortby=\(name)").status == 200, "\(name)")
        }
        #expect(try await ask("\(path)/items?sortby=extra").status == 400)
    }

    @Test(arguments: [
        ("http://www.opengis.net/def/rel/ogc/1.0/schema", "/collections/sites/schema"),
        ("http://www.opengis.net/def/rel/ogc/1.0/sortables", "/collections/sites/sortables"),
    ])
    func `a collection links to its schemas`(rel: String, path: String) async throws {
        let link = try await ask("/collections/sites").link(rel)
        #expect(link?["type"] == "application/schema+json")
        #expect(link?.path == path)
        let reply = try await ask(path, headers: ["accept": "application/schema+json"])
        #expect(reply.headers["content-type"] == "application/schema+json")
        #expect(reply.json["$id"] as? String == link?["href"])
    }

    private func properties(in response: Reply) throws -> [String: [String: Any]] {
        let members = try #require(response.json["properties"] as? [String: Any])
        let properties = try #require(members["properties"] as? [String: Any])
        return try #require(properties["properties"] as? [String: [String: Any]])
    }
}
