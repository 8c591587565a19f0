import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SiteInventory
import Testing

@testable import FeaturesAPI

/// Responses without a task, compared with those of the router.
struct InlineResponsesTests {
    private let features = FeatureService(
        source: InMemorySource.inlineZoo, configuration: FeaturesAPIConfiguration(), logger: quiet)

    private static let sites = "/collections/sites/items"
    static let quick = [
        sites, "\(sites)?limit=1", "\(sites)?f=csv", "\(sites)?f=geojsonseq", "\(sites)?limit=1&cursor=7-1",
        "\(sites)?bbox=7,51,8,52", "\(sites)?bbox=7,51,8,52&properties=name&skip-geometry=true",
        "\(sites)?filter=gross_ha%20%3E%201", "\(sites)?crs=http://www.opengis.net/def/crs/EPSG/0/25832",
        "\(sites)/site-03",
        "\(sites)/site-03?properties=name", "/collections/plots/items?limit=2&lang=en", "\(sites)?",
    ]

    @Test(arguments: quick)
    func `a quick response is the same as that of the router`(path: String) async throws {
        let inline = try #require(response(to: path))
        let responder = features.router.buildResponder()
        try await Application(responder: responder, logger: quiet).test(.router) { client in
            let routed = try await client.execute(uri: path, method: .get)
            #expect(inline.head.status == routed.status)
            #expect(inline.body == routed.body)
            var fields = routed.headers
            (fields[.date], fields[.server]) = (nil, nil)
            #expect(inline.head.headerFields == fields)
        }
    }

    static let others = [
        "\(sites)?f=html", "\(sites)?as_of=2025-01-02", "\(sites)?available_by=2030", "\(sites)?open=R1",
        "\(sites)?limit=0", "\(sites)?unknown=1", "\(sites)?filter=(", "\(sites)/unknown", "\(sites)/site-03/hectares",
        "/collections",
        "/collections/unknown/items", "", "/", "sites", "\(sites)/%ff", "\(sites)?bbox=1",
    ]

    @Test(arguments: others)
    func `a task makes all other responses, and those with a problem`(path: String) {
        #expect(response(to: path) == nil)
    }

    static let requests: [HTTPRequest] = [
        head(sites, [.acceptEncoding: "gzip"]), head(sites, [.accept: "text/html"]), head(sites, [.ifNoneMatch: "*"]),
        head(sites, method: .head), head(sites, method: .post), head(sites, method: .options),
    ]

    @Test(arguments: requests)
    func `other methods, formats and conditions are for a task`(request: HTTPRequest) throws {
        #expect(try #require(InlineResponses(features.service)).response(to: request, from: nil) == nil)
    }

    @Test func `a quick response is cached for the same request`() throws {
        let key = try #require(CacheKey(Self.head(Self.sites), .public))
        let cache = features.service.cache
        let state = try InMemorySource.inlineZoo.inlineState()
        #expect(cache.response(to: key, at: { state }) == nil)
        let made = response(to: Self.sites)
        #expect(cache.response(to: key, at: { state })?.body == made?.body)
    }

    private func response(to path: String) -> CachedResponse? {
        InlineResponses(features.service)?.response(to: Self.head(path), from: nil)
    }

    private static func head(
        _ path: String, method: HTTPRequest.Method = .get, _ fields: HTTPFields = [:]
    ) -> HTTPRequest {
        HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
    }
}

extension InMemorySource {
    fileprivate static let inlineZoo: InMemorySource = {
        var source = InMemorySource.zoo
        source.readsInline = true
        return source
    }()
}
