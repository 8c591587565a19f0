import HTTPTypes
import Hummingbird
import SimpleFeatures
import SiteInventory
import Testing

@testable import FeaturesAPI

struct ResponseCacheTests {
    private let source = WatchedSource()

    @Test(arguments: [
        "/collections/sites/items?limit=3", "/collections/sites/items/site-00", "/collections/sites",
        "/collections/sites/items?f=html", "/totals",
    ])
    func `the same request is answered from the cache until the next version`(path: String) async throws {
        let server = server(over: source)
        let first = try await ask(path, of: server)
        let count = source.readCount
        let again = try await ask(path, of: server)
        #expect(source.readCount == count)
        #expect(again.bytes == first.bytes)
        #expect(again.headers == first.headers)
        source.empty()
        let next = try await ask(path, of: server)
        #expect(source.readCount > count)
        #expect(next.bytes != first.bytes)
    }

    @Test func `each representation is cached separately`() async throws {
        let server = server(over: source)
        let path = "/collections/sites/items?limit=2"
        let requests: [(String, [String: String])] = [
            (path, [:]), (path, ["accept": "text/html"]), (path, ["accept": "text/csv"]),
            (path, ["accept-encoding": "gzip"]), ("\(path)&f=html", ["accept-language": "en"]),
            ("\(path)&f=html", ["accept-language": "de"]), ("\(path)&lang=en&f=html", [:]),
        ]
        var answers: [Reply] = []
        for (path, headers) in requests { answers.append(try await ask(path, headers: headers, of: server)) }
        #expect(Set(answers.map { $0.headers["etag"] }).count == requests.count)
        for (answer, (path, headers)) in zip(answers, requests) {
            #expect(try await ask(path, headers: headers, of: server).bytes == answer.bytes)
        }
    }

    @Test func `a conditional request is not answered from the cache`() async throws {
        let server = server(over: source)
        let path = "/collections/sites/items"
        let tag = try #require(try await ask(path, of: server).headers["etag"])
        #expect(try await ask(path, headers: ["if-none-match": tag], of: server).status == 304)
        #expect(try await ask(path, headers: ["if-none-match": "\"7-other\""], of: server).status == 200)
        let head = try await ask(path, "HEAD", of: server)
        #expect(head.bytes.isEmpty)
        #expect(head.headers["etag"] == tag)
    }

    @Test func `GET after HEAD has a body`() async throws {
        let server = server(over: source)
        let path = "/collections/sites/items?limit=1"
        #expect(try await ask(path, "HEAD", of: server).bytes.isEmpty)
        #expect(try await ask(path, of: server).features.count == 1)
    }

    @Test func `host, address and preferences are part of the cache key`() {
        func request(_ authority: String, _ path: String = "/", _ fields: HTTPFields = [:]) -> CacheKey? {
            CacheKey(
                HTTPRequest(method: .get, scheme: "http", authority: authority, path: path, headerFields: fields),
                .public)
        }
        let requests = [
            request("a"), request("b"), request("a", "/?f=json"), request("a", "/", [.accept: "text/csv"]),
            request("a", "/", [.acceptLanguage: "de"]), request("a", "/", [.acceptEncoding: "gzip"]),
        ]
        #expect(Set(requests).count == requests.count)
        #expect(request("a", "/", [.userAgent: "x"]) == request("a"))
    }

    @Test func `the cache is dropped on the next day`() async throws {
        let server = server(over: source)
        let path = "/collections/sites/items/site-00/connection"
        let first = try await ask(path, of: server)
        let count = source.readCount
        source.judge(on: "2025-11-27")
        let next = try await ask(path, of: server)
        #expect(source.readCount > count)
        #expect(next.headers["etag"] != first.headers["etag"])
        #expect(next.headers["last-modified"] == "Thu, 27 Nov 2025 00:00:00 GMT")
        let tag = try #require(first.headers["etag"])
        #expect(try await ask(path, headers: ["if-none-match": tag], of: server).status == 200)
    }

    @Test func `a long key counts as memory`() throws {
        let kept = ResponseCache(maximumBytes: 80_000)
        try kept.keep(Self.response(bytes: 1), to: Self.request(1, padding: 20_000), at: Self.state(1))
        #expect(try kept.response(to: Self.request(1, padding: 20_000), at: { Self.state(1) }) == nil)
        let answer = Self.response(bytes: 1, [.link: String(repeating: "x", count: 20_000)])
        try kept.keep(answer, to: Self.request(2), at: Self.state(1))
        #expect(try kept.response(to: Self.request(2), at: { Self.state(1) }) == nil)
    }

    @Test func `problems are not cached`() async throws {
        let server = server(over: source)
        for _ in 1...2 {
            let count = source.readCount
            #expect(try await ask("/collections/sites/items/none", of: server).status == 404)
            #expect(source.readCount == count + 1)
            #expect(try await ask("/collections/sites/items?limit=0", of: server).status == 400)
        }
    }

    @Test func `the least recently used entries are dropped first`() throws {
        let kept = ResponseCache(maximumBytes: 80_000)
        for number in 1...20 {
            try kept.keep(Self.response(bytes: 4_000), to: Self.request(number), at: Self.state(1))
            // The first is asked for again and again.
            #expect(try kept.response(to: Self.request(1), at: { Self.state(1) }) != nil)
        }
        let known = try (1...20).filter { try kept.response(to: Self.request($0), at: { Self.state(1) }) != nil }
        #expect(known == [1] + Array((20 - known.count + 2)...20))
        #expect((9...13).contains(known.count))
    }

    @Test func `long responses are not cached`() throws {
        let kept = ResponseCache(maximumBytes: 80_000)
        try kept.keep(Self.response(bytes: 20_000), to: Self.request(1), at: Self.state(1))
        #expect(try kept.response(to: Self.request(1), at: { Self.state(1) }) == nil)
        let none = ResponseCache(maximumBytes: 0)
        try none.keep(Self.response(bytes: 1), to: Self.request(1), at: Self.state(1))
        #expect(try none.response(to: Self.request(1), at: { Self.state(1) }) == nil)
    }

    @Test func `a response of an older version is not cached`() throws {
        let kept = ResponseCache(maximumBytes: 80_000)
        try kept.keep(Self.response(bytes: 1), to: Self.request(1), at: Self.state(2))
        try kept.keep(Self.response(bytes: 1), to: Self.request(2), at: Self.state(1))
        #expect(try kept.response(to: Self.request(1), at: { Self.state(2) }) != nil)
        #expect(try kept.response(to: Self.request(2), at: { Self.state(1) }) == nil)
        try kept.keep(Self.response(bytes: 1), to: Self.request(3), at: Self.state(3))
        #expect(try kept.response(to: Self.request(1), at: { Self.state(2) }) == nil)
    }

    @Test func `only a whole response with a time stamp is cached`() {
        let kept = ResponseCache(maximumBytes: 80_000)
        var answer = ResourceResponse(buffer: ByteBuffer(repeating: 0x20, count: 10_000), .json)
        let tag = EntityTag(version: 1, representation: [])
        #expect(!kept.mayKeep(answer, nil))
        #expect(!kept.mayKeep(answer, Validator(tag: tag, modified: nil)))
        let validator = Validator(tag: tag, modified: HTTPDate(seconds: 1_764_145_815))
        #expect(kept.mayKeep(answer, validator))
        answer.status = .notFound
        #expect(!kept.mayKeep(answer, validator))
        answer.status = .ok
        answer.body = ResponseBody { try await $0.finish(nil) }
        #expect(!kept.mayKeep(answer, validator))
    }

    @Test func `the state is only read for a key that is cached`() {
        let kept = ResponseCache(maximumBytes: 80_000)
        struct Unread: Error {}
        #expect(throws: Never.self) { try kept.response(to: Self.request(1)) { throw Unread() } }
        #expect(throws: Unread.self) {
            try kept.keep(Self.response(bytes: 1), to: Self.request(1), at: Self.state(1))
            _ = try kept.response(to: Self.request(1)) { throw Unread() }
        }
    }

    private static func state(_ version: Int64, on day: String = "2025-11-26") -> InventoryState {
        InventoryState(version: version, recordedAt: nil, judgedOn: day)
    }

    private static func response(bytes: Int, _ fields: HTTPFields = [:]) -> CachedResponse {
        CachedResponse(
            head: HTTPResponse(status: .ok, headerFields: fields),
            body: ByteBuffer(repeating: 0x20, count: bytes))
    }

    private static func request(_ number: Int, padding: Int = 0) throws -> CacheKey {
        let path = "/\(number)" + String(repeating: "x", count: padding)
        return try #require(
            CacheKey(HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path), .public))
    }
}
