import HTTPTypes
import Hummingbird
import SiteInventory
import Testing

@testable import FeaturesAPI

struct RequestChainTests {
    private let source = WatchedSource()

    @Test(arguments: [
        "/collections", "/collections/sites", "/collections/sites/items?limit=3", "/collections/sites/items/site-00",
        "/collections/sites/items?filter=available_ha%20%3E%205", "/collections/sites/download", "/totals", "/targets",
        "/collections/sites/items/site-00/connection", "/collections/sites/items?f=html",
    ])
    func `the state of the inventory is read once a request`(path: String) async throws {
        let server = server(over: source)
        let reply = try await ask(path, of: server)
        #expect(reply.status == 200)
        #expect(source.stateReadCount == 1)
        let tag = try #require(reply.headers["etag"])
        #expect(try await ask(path, headers: ["if-none-match": tag], of: server).status == 304)
        #expect(source.stateReadCount == 2)
    }

    @Test(arguments: ["/conformance", "/api", "/collections/sites/schema", "/health", "/nowhere"])
    func `a response that does not depend on the state reads none`(path: String) async throws {
        _ = try await ask(path, of: server(over: source))
        #expect(source.stateReadCount == 0)
    }

    @Test func `a response is of one version, whatever changes meanwhile`() async throws {
        source.changeAfterSummaries(2)
        let reply = try await ask("/collections", of: server(over: source))
        let collections = try #require(reply.json["collections"] as? [[String: Any]])
        #expect(collections.first { $0["id"] as? String == "sites" }?["itemCount"] as? Int == 0)
        #expect(reply.headers["etag"]?.hasPrefix("\"9-") == true)
    }

    @Test func `a response that may be of two versions has no validator and is not cached`() async throws {
        source.changeAfterSummaries(1000)
        let server = server(over: source)
        let reply = try await ask("/collections", of: server)
        #expect(reply.status == 200)
        #expect(reply.headers["etag"] == nil)
        let count = source.readCount
        _ = try await ask("/collections", of: server)
        #expect(source.readCount > count)
    }

    @Test func `a resource that is only a page needs nothing but its declaration`() async throws {
        let about = Endpoint(
            "/about", "What this is", response: ResponseDescription(formats: [.html], freshness: .constant)
        ) { call in
            call.page(HTMLPage(title: "About", path: HTMLPage.path(to: call), paragraphs: ["A < B"]))
        }
        let service = Service(
            source: source, configuration: .patient(), endpoints: Endpoint.reading + [about],
            cache: ResponseCache(), importService: nil)
        let server = RequestChain(service: service, logger: quiet).router().buildResponder()
        let reply = try await ask("/about", of: server)
        #expect(reply.status == 200)
        #expect(reply.headers["content-type"] == "text/html; charset=utf-8")
        #expect(reply.headers["content-language"] == "de")
        #expect(reply.headers["content-security-policy"] != nil)
        #expect(reply.text.contains("<h1>About</h1>") && reply.text.contains("A &lt; B"))
        let tag = try #require(reply.headers["etag"])
        #expect(try await ask("/about", headers: ["if-none-match": tag], of: server).status == 304)
        #expect(try await ask("/about?lang=en", of: server).headers["content-language"] == "en")
        #expect(try await ask("/about?f=json", of: server).status == 406)
        let paths = try await ask("/api", of: server).json["paths"] as? [String: [String: [String: Any]]]
        #expect(paths?["/about"]?["get"]?["summary"] as? String == "What this is")
    }
}
