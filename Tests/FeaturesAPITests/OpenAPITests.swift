import Foundation
import Hummingbird
import SiteInventory
import Testing

@testable import FeaturesAPI

struct OpenAPITests {
    @Test func `the document has the type that clients look for`() async throws {
        let response = try await ask("/api", headers: ["accept": "application/json"])
        #expect(response.headers["content-type"] == "application/vnd.oai.openapi+json;version=3.0")
        #expect(response.json["openapi"] as? String == "3.0.3")
    }

    @Test func `the document lists exactly the paths that are served`() async throws {
        let paths = try await ask("/api").json["paths"] as? [String: Any] ?? [:]
        #expect(Set(paths.keys) == Set(Endpoint.reading.map(\.path)))
    }

    @Test(arguments: Endpoint.reading)
    func `an operation lists exactly the parameters of its endpoint`(endpoint: Endpoint) async throws {
        let document = try await ask("/api").json
        let paths = document["paths"] as? [String: [String: [String: Any]]]
        let method = endpoint.method.rawValue.lowercased()
        let parameters = paths?[endpoint.path]?[method]?["parameters"] as? [[String: Any]] ?? []
        let names = parameters.compactMap {
            $0["name"] as? String ?? ($0["$ref"] as? String)?.split(separator: "/").last.map(String.init)
        }
        #expect(names == endpoint.parameters.map(\.name))
    }

    @Test(arguments: CollectionID.allCases)
    func `limit is shared, referred to on literal paths, and has a maximum`(id: CollectionID) async throws {
        let document = try await ask("/api").json
        let paths = document["paths"] as? [String: [String: [String: Any]]]
        let parameters = paths?["/collections/\(id.rawValue)/items"]?["get"]?["parameters"] as? [[String: Any]] ?? []
        #expect(parameters.contains { $0["$ref"] as? String == "#/components/parameters/limit" })
        let components = document["components"] as? [String: [String: [String: Any]]]
        let schema = components?["parameters"]?["limit"]?["schema"] as? [String: Any]
        #expect(schema?["maximum"] as? Int == 10_000)
        #expect(schema?["default"] as? Int == 10)
    }

    @Test(
        arguments: [
            ("limit", "integer", nil), ("bbox", "array", nil), ("datetime", "string", nil),
            ("crs", "string", ServedCRS.all.map(\.uri)), ("bbox-crs", "string", ServedCRS.all.map(\.uri)),
            ("filter", "string", nil), ("filter-lang", "string", ["cql2-text", "cql2-json", "cql-text"]),
            ("filter-crs", "string", ServedCRS.all.map(\.uri)), ("sortby", "array", nil),
        ] as [(String, String, [String]?)])
    func `parameters of the standards are as they define them`(name: String, type: String, words: [String]?)
        async throws
    {
        let components = try await ask("/api").json["components"] as? [String: [String: [String: Any]]]
        let parameter = try #require(components?["parameters"]?[name])
        #expect(parameter["in"] as? String == "query" && parameter["required"] as? Bool == false)
        #expect(parameter["style"] as? String == "form" && parameter["explode"] as? Bool == false)
        let schema = try #require(parameter["schema"] as? [String: Any])
        #expect(schema["type"] as? String == type)
        #expect((schema["enum"] as? [String]).map(Set.init) == words.map(Set.init))
        if let words { #expect(schema["default"] as? String == words[0]) }
    }

    /// QGIS filters by a property only when its parameter has such a type on the literal path.
    @Test(arguments: CollectionSchema.all)
    func `properties are parameters of plain types in form style`(schema: CollectionSchema) async throws {
        let paths = try await ask("/api").json["paths"] as? [String: [String: [String: Any]]]
        let parameters = paths?["\(schema.path)/items"]?["get"]?["parameters"] as? [[String: Any]] ?? []
        for field in schema.published where field.kind != .json {
            let parameter = try #require(parameters.first { $0["name"] as? String == field.name }, "\(field.name)")
            #expect(parameter["in"] as? String == "query" && parameter["style"] as? String == "form")
            #expect(parameter["explode"] as? Bool == false)
            #expect((parameter["schema"] as? [String: Any])?["type"] as? String != nil)
        }
    }

    @Test(arguments: Endpoint.reading.filter { $0.method == .get })
    func `an operation lists every status of its responses`(endpoint: Endpoint) async throws {
        let paths = try await ask("/api").json["paths"] as? [String: [String: [String: Any]]]
        let responses = try #require(paths?[endpoint.path]?["get"]?["responses"] as? [String: Any])
        let id = endpoint.collection == .roadProjects ? "a52" : "site-00"
        let path = endpoint.path.replacing("{featureId}", with: id)
        let tag = try await ask(path).headers["etag"]
        let replies = [
            try await ask(path), try await ask(path, headers: ["if-none-match": tag ?? "\"x\""]),
            try await ask("\(path)?no-such=1"), try await ask(path, headers: ["accept": "image/png"]),
            try await ask(endpoint.path.replacing("{featureId}", with: "none")),
        ]
        for reply in replies { #expect(responses["\(reply.status)"] != nil, "\(reply.status)") }
        #expect(replies[1].status == (tag == nil ? replies[0].status : 304))
        #expect(replies[2].status == 400 && replies[3].status == 406)
    }

    @Test func `operation ids are unique`() async throws {
        let paths = try await ask("/api").json["paths"] as? [String: [String: [String: Any]]] ?? [:]
        let names = paths.values.compactMap { $0["get"]?["operationId"] as? String }
        #expect(Set(names).count == paths.count)
    }

    @Test(arguments: Endpoint.reading.filter { !$0.path.contains("{") })
    func `every example in the document is valid`(endpoint: Endpoint) async throws {
        for parameter in endpoint.parameters {
            guard let example = parameter.example else { continue }
            let text = String(decoding: example.bytes, as: UTF8.self).filter { !"[]\"".contains($0) }
            let query = text.split(separator: ",").map { percentEncoded(String($0)) }.joined(separator: ",")
            let reply = try await ask("\(endpoint.path)?\(parameter.name)=\(query)")
            #expect(reply.status == 200, "\(endpoint.path)?\(parameter.name)=\(query): \(reply.text.prefix(200))")
        }
    }

    @Test(arguments: CollectionSchema.all)
    func `the document has the schema of the features of each collection`(schema: CollectionSchema) async throws {
        let document = try await ask("/api").json
        let schemas = (document["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]]
        let id = schema.id.rawValue
        let members = schemas?["\(id)-feature"]?["properties"] as? [String: [String: Any]]
        let properties = try #require(members?["properties"]?["properties"] as? [String: [String: Any]])
        #expect(Set(properties.keys) == Set(schema.published.map(\.name)))
        let paths = document["paths"] as? [String: [String: [String: Any]]]
        let responses = paths?["/collections/\(id)/items"]?["get"]?["responses"] as? [String: [String: Any]]
        let content = responses?["200"]?["content"] as? [String: [String: [String: Any]]]
        #expect(
            content?["application/geo+json"]?["schema"]?["$ref"] as? String == "#/components/schemas/\(id)-features")
    }

    @Test(arguments: CollectionSchema.all)
    func `a new feature has the properties that it needs, and a patch has any`(schema: CollectionSchema) async throws {
        let document = try await ask("/api", of: server(with: InMemoryImportService())).json
        let schemas = (document["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]]
        let needed = schema.id == .accessLinks ? ["site_id", "road_project_id"] : nil
        for (name, needed) in [("new", needed), ("edit", nil)] {
            let feature = try #require(schemas?["\(schema.id.rawValue)-\(name)"])
            let properties = (feature["properties"] as? [String: [String: Any]])?["properties"]
            #expect(properties?["required"] as? [String] == needed)
            #expect(properties?["nullable"] as? Bool == (needed == nil ? true : nil))
            let members = name == "edit" ? nil : ["type"] + (needed == nil ? [] : ["properties"])
            #expect(feature["required"] as? [String] == members)
        }
        let paths = document["paths"] as? [String: [String: [String: Any]]]
        let path = "/collections/\(schema.id.rawValue)/items"
        for (path, method, type, name) in [
            (path, "post", "application/geo+json", "new"),
            ("\(path)/{featureId}", "put", "application/geo+json", "new"),
            ("\(path)/{featureId}", "patch", "application/merge-patch+json", "edit"),
        ] {
            let body = paths?[path]?[method]?["requestBody"] as? [String: Any]
            let content = body?["content"] as? [String: [String: [String: Any]]]
            #expect(
                content?[type]?["schema"]?["$ref"] as? String
                    == "#/components/schemas/\(schema.id.rawValue)-\(name)")
        }
    }

    @Test func `the document of a writable service has its imports and edits`() async throws {
        let server = server(with: InMemoryImportService(), maximumUploadBytes: 12_345)
        let paths = try await ask("/api", of: server).json["paths"] as? [String: [String: [String: Any]]] ?? [:]
        let imports = Endpoint.writing(FeaturesAPIConfiguration())
        #expect(Set(paths.keys) == Set((Endpoint.reading + imports).map(\.path)))
        for endpoint in imports {
            let operation = try #require(paths[endpoint.path]?[endpoint.method.rawValue.lowercased()])
            let responses = try #require(operation["responses"] as? [String: Any])
            #expect(responses["\(endpoint.success.code)"] != nil)
            #expect(responses["403"] != nil)
            #expect((operation["requestBody"] != nil) == (endpoint.requestBody != nil))
        }
        let body = try #require(paths["/imports"]?["post"]?["requestBody"] as? [String: Any])
        #expect((body["content"] as? [String: Any])?["multipart/form-data"] != nil)
        #expect((body["description"] as? String)?.contains("12345") == true)
    }

    /// Skipped where the validator is missing, but not in CI.
    @Test(
        .enabled(if: Validator.isThere || Validator.isRequired),
        arguments: [zoo, server(with: InMemoryImportService())])
    func `the document is valid OpenAPI 3.0`(server: RouterResponder<APIContext>) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "openapi-\(UUID().uuidString).json")
        try Data(await ask("/api", of: server).text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let (status, output) = try Validator.run(["-m", "openapi_spec_validator", file.path()])
        #expect(status == 0, "\(output)")
    }

    /// Its validator brings one of JSON Schema along.
    @Test(
        .enabled(if: Validator.isThere || Validator.isRequired),
        arguments: ["schema", "sortables", "queryables", "geojson-schema"])
    func `every schema is a valid JSON Schema`(resource: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "schemas-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        for collection in CollectionID.allCases {
            let file = folder.appending(path: "\(collection.rawValue).json")
            try Data(await ask("/collections/\(collection.rawValue)/\(resource)").text.utf8).write(to: file)
            files.append(file.path())
        }
        let script = """
            import json, sys
            from jsonschema import Draft202012Validator
            for name in sys.argv[1:]:
                schema = json.load(open(name))
                assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"], name
                Draft202012Validator.check_schema(schema)
            """
        let (status, output) = try Validator.run(["-c", script] + files)
        #expect(status == 0, "\(output)")
    }
}

/// Python's openapi-spec-validator, in the environment that `.ci/install-python-tools` makes.
private enum Validator {
    private static let python = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".build/python-tools/bin/python")
    static let isThere = (try? run(["-c", "import openapi_spec_validator"]).status) == 0
    static let isRequired = ProcessInfo.processInfo.environment["CI"] == "true"

    static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = python
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
