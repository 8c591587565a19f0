import HTTPTypes
import SiteInventory
import Testing

@testable import FeaturesAPI

struct MethodsTests {
    static let paths = Endpoint.reading.filter { $0.method == .get }.map { endpoint in
        endpoint.path.replacing("{featureId}", with: endpoint.collection == .roadProjects ? "a52" : "site-00")
    }
    /// Those that answer with 200 over the zoo, which has features of few collections.
    static let answered = paths.filter { !$0.hasSuffix("/items/site-00") || $0.hasPrefix("/collections/sites/") }

    @Test(arguments: paths + ["/collections/sites/items/unknown_id"])
    func `OPTIONS lists the methods, also for unknown features`(path: String) async throws {
        let response = try await ask(
            path, "OPTIONS", headers: ["origin": "https://example.org", "access-control-request-method": "GET"])
        #expect(response.status == 200)
        #expect(response.headers["allow"] == "GET, HEAD, OPTIONS")
        #expect(response.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS")
        #expect(response.headers["access-control-allow-origin"] == "*")
    }

    @Test(
        arguments: [
            ("/collections/sites/items", "GET, HEAD, POST, OPTIONS", "application/geo+json", nil),
            (
                "/collections/sites/items/site-00", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS", nil,
                "application/merge-patch+json"
            ),
            ("/collections/sites/items/unknown_id", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS", nil, "application/json"),
            ("/collections", "GET, HEAD, OPTIONS", nil, nil),
        ] as [(String, String, String?, String?)])
    func `OPTIONS lists the media types of request bodies`(
        path: String, methods: String, created: String?, changed: String?
    ) async throws {
        let response = try await ask(path, "OPTIONS", of: server(with: InMemoryImportService()))
        #expect(response.status == 200)
        #expect(response.headers["allow"] == methods)
        for (field, type) in [("accept-post", created), ("accept-patch", changed)] {
            let types = response.headers[field]?.split(separator: ", ").map(String.init)
            #expect((types == nil) == (type == nil))
            if let type { #expect(types?.contains(type) == true) }
        }
    }

    @Test(arguments: paths + ["/nowhere", "/collections/sites/items?limit=0"])
    func `HEAD is GET without the body`(path: String) async throws {
        let get = try await ask(path)
        let head = try await ask(path, "HEAD")
        #expect(head.status == get.status)
        let isStreamed = path.hasSuffix("/download")
        var expected = get.headers
        expected["connection"] = isStreamed ? "close" : nil
        #expect(head.headers == expected)
        #expect(head.headers["content-length"] == (isStreamed ? nil : "\(get.bytes.count)"))
        #expect(head.text.isEmpty)
    }

    @Test(arguments: ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
    func `other methods are refused with the list of methods`(method: String) async throws {
        let response = try await ask("/collections/sites/items", method)
        #expect(response.status == 405)
        #expect(response.headers["allow"] == "GET, HEAD, OPTIONS")
        #expect(response.headers["content-type"] == "application/problem+json")
        #expect(response.headers["access-control-allow-origin"] == "*")
    }

    @Test func `an unknown method gets status 501`() async throws {
        #expect(try await ask("/", "BREW").status == 501)
    }

    @Test(arguments: paths + ["/nowhere", "/collections/nothing", "/collections?x=1", "/collections/sites/items/none"])
    func `pages of all origins may read all responses`(path: String) async throws {
        let response = try await ask(path)
        #expect(response.headers["access-control-allow-origin"] == "*")
        #expect(response.headers["x-content-type-options"] == "nosniff")
    }

    @Test(arguments: [
        "/nowhere", "/collections/nothing/items", "/collections/sites/nothing", "/%00", "/%", "//",
        "/collections/sites/items/a/b/c", "/" + String(repeating: "x/", count: 50_000),
    ])
    func `an unknown path is a problem`(path: String) async throws {
        let response = try await ask(path)
        #expect(response.status == 404 || path == "//")
        if path != "//" { #expect(response.json["type"] as? String == "urn:zukunftsstandorte:problem:not-found") }
    }
}
