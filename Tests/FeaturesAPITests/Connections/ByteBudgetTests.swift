import Hummingbird
import NIOCore
import SimpleFeatures
import SiteInventory
import Testing

@testable import FeaturesAPI

struct ByteBudgetTests {
    private let memory = ByteBudget(maximumBytes: 1_000_000)

    private func body(_ bytes: Int) -> ResponseBody {
        ResponseBody(byteBuffer: ByteBuffer(repeating: 7, count: bytes))
    }

    @Test func `memory is limited, and free again after its use`() throws {
        var part = memory.hold(600_000)
        #expect(part != nil)
        #expect(memory.hold(600_000) == nil)
        part = nil
        #expect(memory.hold(1_000_000) != nil)
    }

    @Test func `a long body is written in pieces, and holds memory until then`() async throws {
        let pieces = Pieces()
        var paced = memory.paced(body(200_000))
        #expect(paced?.contentLength == 200_000)
        #expect(memory.paced(body(900_000)) == nil)
        try await paced?.write(pieces)
        #expect(pieces.lengths == [65_536, 65_536, 65_536, 3392])
        paced = nil
        #expect(memory.paced(body(900_000)) != nil)
    }

    @Test func `a body waits for others to be read, and one that is longer than the budget is sent alone`() async throws
    {
        var part = memory.hold(600_000)
        #expect(part != nil)
        async let waiting = memory.pacedWhenRead(body(2_000_000))
        part = nil
        let paced = try #require(try await waiting)
        #expect(paced.contentLength == 2_000_000)
        #expect(memory.hold(1) == nil)
        withExtendedLifetime(paced) {}
    }

    @Test func `a short body holds no memory`() throws {
        let part = memory.hold(1_000_000)
        #expect(memory.paced(body(65_536)) != nil)
        #expect(memory.paced(body(65_537)) == nil)
        withExtendedLifetime(part) {}
    }

    private static let sites = (1...400).map { number in
        Feature(
            id: FeatureID("S\(number)"), geometry: nil,
            properties: ["name": .string("Standort \(number)"), "note": .string(String(repeating: "x", count: 300))])
    }

    /// With no memory left, the page is read again in batches.
    @Test(arguments: [
        "limit=1000", "limit=1000&f=csv", "limit=1000&f=geojsonseq", "limit=1000&sortby=-name", "limit=350",
    ])
    func `a page that is read again has the same bytes`(query: String) async throws {
        let address = "/collections/sites/items?\(query)"
        let source = InMemorySource(features: [.sites: Self.sites])
        var configuration = FeaturesAPIConfiguration.patient()
        configuration.connections.unreadBytes = 0
        let held = makeRouter(source: source, configuration: .patient(), logger: quiet)
        let reread = makeRouter(
            source: source, responseCache: ResponseCache(maximumBytes: 0), configuration: configuration, logger: quiet)
        let first = try await ask(address, of: held.buildResponder())
        let second = try await ask(address, of: reread.buildResponder())
        #expect(first.status == 200 && second.status == 200)
        #expect(first.bytes.count > ByteBudget.shortBytes)
        #expect(first.bytes == second.bytes)
        #expect(first.headers["content-length"] != nil && second.headers["content-length"] == nil)
    }
}

private final class Pieces: ResponseBodyWriter {
    var lengths: [Int] = []

    func write(_ buffer: ByteBuffer) async throws { lengths.append(buffer.readableBytes) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
