import Codecs
import Hummingbird
import SimpleFeatures
import SiteInventory
import Testing

@testable import FeaturesAPI

/// Pages that are too long to be in memory as a whole.
struct LongPageTests {
    private static let sites = (1...1200).map { number in
        Feature(
            id: FeatureID("S\(number)"), geometry: nil,
            properties: ["name": .string("Standort \(number)"), "note": .string(String(repeating: "x", count: 3500))])
    }

    @Test(arguments: [16 << 20, 0])
    func `a long page is sent without a length, and has all features, counts and links`(unread: Int) async throws {
        var configuration = FeaturesAPIConfiguration()
        configuration.connections.unreadBytes = unread
        let source = InMemorySource(features: [.sites: Self.sites])
        let router = makeRouter(source: source, configuration: configuration, logger: quiet)
        let reply = try await ask("/collections/sites/items?limit=1100", of: router.buildResponder())
        #expect(reply.status == 200 && reply.headers["content-length"] == nil && reply.bytes.count > 3 << 20)
        let page = try JSONTree(reply.bytes)
        #expect(page["numberMatched"]?.plainText == "1200" && page["numberReturned"]?.plainText == "1100")
        guard case .array(let features)? = page["features"]?.value else { throw NoFeatures() }
        #expect(features.compactMap { $0["id"]?.string } == (1...1100).map { "S\($0)" })
        #expect(reply.headers["link"]?.contains("cursor=7-uk") == true)
    }

    private struct NoFeatures: Error {}
}
