import SiteInventory
import Testing

@testable import FeaturesAPI

struct CachingTests {
    static let cached = MethodsTests.answered.filter { $0 != "/health" }

    @Test(arguments: cached)
    func `a valid copy gets status 304`(path: String) async throws {
        let first = try await ask(path)
        let tag = try #require(first.headers["etag"])
        #expect(!tag.hasPrefix("W/"))
        #expect(first.headers["cache-control"] == "no-cache")
        for condition in [tag, "\"x\", \(tag)", "W/\(tag)", "*"] {
            let again = try await ask(path, headers: ["if-none-match": condition])
            #expect(again.status == 304)
            #expect(again.text.isEmpty)
            #expect(again.headers["etag"] == tag)
            #expect(again.headers["vary"] == first.headers["vary"])
            #expect(again.headers["access-control-allow-origin"] == "*")
        }
        #expect(try await ask(path, headers: ["if-none-match": "\"7-other\""]).status == 200)
    }

    @Test(arguments: cached)
    func `each representation has its own tag`(path: String) async throws {
        var tags: Set<String> = []
        let representations: [[String: String]] = [
            [:], ["accept-encoding": "gzip"], ["accept-language": "en"],
        ]
        for headers in representations { tags.insert(try await ask(path, headers: headers).headers["etag"] ?? "") }
        tags.insert(try await ask(path, of: server(publicURL: "https://example.org")).headers["etag"] ?? "")
        #expect(tags.count == representations.count + 1)
    }

    @Test(arguments: [
        "/collections", "/collections/sites", "/collections/sites/items", "/collections/sites/items?limit=3",
    ])
    func `the next version of the inventory ends the validity of copies`(path: String) async throws {
        var source = InMemorySource.zoo
        let tag = try #require(try await ask(path).headers["etag"])
        source.version = InventoryState(version: 8, recordedAt: "2025-11-26T08:31:00.000Z")
        let next = server(over: source)
        #expect(try await ask(path, headers: ["if-none-match": tag], of: next).status == 200)
        #expect(try await ask(path, of: next).headers["etag"] != tag)
    }

    @Test func `a copy of a feature is valid until the feature changes`() async throws {
        var source = InMemorySource.zoo
        let path = "/collections/sites/items/site-00"
        let tag = try #require(try await ask(path).headers["etag"])
        source.version = InventoryState(version: 8, recordedAt: "2025-11-26T08:31:00.000Z")
        #expect(try await ask(path, headers: ["if-none-match": tag], of: server(over: source)).status == 304)
    }

    @Test(arguments: [
        ("Wed, 26 Nov 2025 08:30:15 GMT", 304), ("Thu, 27 Nov 2025 00:00:00 GMT", 304),
        ("Wed, 26 Nov 2025 08:30:14 GMT", 200), ("2025-11-27", 200), ("Wednesday, 26-Nov-25 09:30:15 GMT", 200),
        ("Wed, 31 Feb 2025 08:30:15 GMT", 200), ("", 200),
    ])
    func `If-Modified-Since is answered by the time of the version`(since: String, status: Int) async throws {
        let page = "/collections/sites/items"
        #expect(try await ask(page).headers["last-modified"] == "Wed, 26 Nov 2025 08:30:15 GMT")
        #expect(try await ask(page, headers: ["if-modified-since": since]).status == status)
        // A tag knows better than a time.
        let both = ["if-modified-since": since, "if-none-match": "\"7-other\""]
        #expect(try await ask(page, headers: both).status == 200)
    }

    @Test func `a change within the current second has no time stamp`() async throws {
        var source = InMemorySource.zoo
        source.version = InventoryState(version: 8, recordedAt: "2999-01-01T00:00:00.000Z")
        let response = try await ask("/collections/sites/items", of: server(over: source))
        #expect(response.headers["last-modified"] == nil)
        #expect(response.headers["etag"] != nil)
    }

    @Test(arguments: ["/health", "/nowhere", "/collections/sites/items?limit=0", "/collections/sites/items/none"])
    func `responses without validity must not be stored`(path: String) async throws {
        let response = try await ask(path)
        #expect(response.headers["cache-control"] == "no-store")
        #expect(response.headers["etag"] == nil)
    }

    @Test func `files of the map are revalidated`() async throws {
        let tag = try #require(try await ask("/assets/map.js").headers["etag"])
        #expect(try await ask("/assets/map.js", headers: ["if-none-match": tag]).status == 304)
        #expect(try await ask("/assets/map.css", headers: ["if-none-match": tag]).status == 200)
    }

    @Test(arguments: [0, 1_764_145_815, 951_782_400, 4_107_542_399, 1_709_164_800])
    func `times of HTTP are parsed as they are formatted`(seconds: Int) {
        #expect(HTTPDate(field: HTTPDate(seconds: seconds).field) == HTTPDate(seconds: seconds))
    }

    @Test func `a time of HTTP is formatted as in the standard`() {
        #expect(HTTPDate(field: "Wed, 31 Dec 1969 23:59:59 GMT")?.seconds == -1)
        #expect(HTTPDate(seconds: -1).field == "Wed, 31 Dec 1969 23:59:59 GMT")
        #expect(HTTPDate(field: "Sat, 01 Jan 0000 00:00:00 GMT")?.field == "Sat, 01 Jan 0000 00:00:00 GMT")
        #expect(HTTPDate(seconds: 784_111_777).field == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(HTTPDate(rfc3339: "2024-02-29T23:59:59.999Z")?.field == "Thu, 29 Feb 2024 23:59:59 GMT")
    }
}
