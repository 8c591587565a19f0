import Hummingbird
import SimpleFeatures
import SiteInventory
import Synchronization
import Testing

@testable import FeaturesAPI

/// The zoo, which tells how often it was asked, and can be changed.
private final class WatchedSource: FeatureSource {
    private let zoo = Mutex(InMemorySource.zoo)
    private let reads = Atomic(0)

    var readCount: Int { reads.load(ordering: .relaxed) }

    private var current: InMemorySource { zoo.withLock(\.self) }

    private var read: InMemorySource {
        reads.add(1, ordering: .relaxed)
        return current
    }

    /// Brings the next version, in which there are no sites.
    func empty() {
        zoo.withLock {
            $0.features[.sites] = []
            $0.version = InventoryState(version: $0.version.version + 1, recordedAt: "2025-11-26T09:00:00.000Z")
        }
    }

    var crs: CRS { current.crs }
    func state() async throws -> InventoryState { try await current.state() }
    func page(_ query: FeatureQuery) async throws -> FeaturePage { try await read.page(query) }
    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        try await read.feature(id, in: collection)
    }
    func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? { try await read.hectaresStatement(of: site) }
    func summary(of collection: CollectionID) async throws -> CollectionSummary {
        try await read.summary(of: collection)
    }
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value { try await read.read(body) }
    func recordedState(at time: RecordedTime) async throws -> RecordedState {
        try await current.recordedState(at: time)
    }
    func at(version: Int64) -> any FeatureSource { current.at(version: version) }
}

struct KeptAnswersTests {
    private let source = WatchedSource()

    @Test(arguments: [
        "/collections/sites/items?limit=3", "/collections/sites/items/site-00", "/collections/sites",
        "/collections/sites/items?f=html", "/totals",
    ])
    func `the same request is answered from memory until the next version`(path: String) async throws {
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

    @Test func `whatever decides over an answer makes it another one`() async throws {
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

    @Test func `who has an answer is not sent the kept one`() async throws {
        let server = server(over: source)
        let path = "/collections/sites/items"
        let tag = try #require(try await ask(path, of: server).headers["etag"])
        #expect(try await ask(path, headers: ["if-none-match": tag], of: server).status == 304)
        #expect(try await ask(path, headers: ["if-none-match": "\"7-other\""], of: server).status == 200)
        let head = try await ask(path, "HEAD", of: server)
        #expect(head.bytes.isEmpty)
        #expect(head.headers["etag"] == tag)
    }

    @Test func `what is refused or not there is looked for each time`() async throws {
        let server = server(over: source)
        for (path, status) in [("/collections/sites/items/none", 404), ("/collections/sites/items?limit=0", 400)] {
            for _ in 1...2 { #expect(try await ask(path, of: server).status == status) }
        }
    }

    @Test func `what was not asked for the longest time is forgotten first`() throws {
        let kept = KeptAnswers(mostBytes: 80_000)
        for number in 1...12 {
            kept.keep(Self.answer(bytes: 4_000), to: Self.request(number), at: 1)
            // The first is asked for again and again.
            #expect(kept.answer(to: Self.request(1), at: 1) != nil)
        }
        let known = (1...12).filter { kept.answer(to: Self.request($0), at: 1) != nil }
        #expect(known == [1] + Array((12 - known.count + 2)...12))
        #expect((6...9).contains(known.count))
    }

    @Test func `long answers are not kept, and none where there is no room`() {
        let kept = KeptAnswers(mostBytes: 80_000)
        kept.keep(Self.answer(bytes: 20_000), to: Self.request(1), at: 1)
        #expect(kept.answer(to: Self.request(1), at: 1) == nil)
        let none = KeptAnswers(mostBytes: 0)
        none.keep(Self.answer(bytes: 1), to: Self.request(1), at: 1)
        #expect(none.answer(to: Self.request(1), at: 1) == nil)
    }

    @Test func `an answer of an older version than another is not kept`() {
        let kept = KeptAnswers(mostBytes: 80_000)
        kept.keep(Self.answer(bytes: 1), to: Self.request(1), at: 2)
        kept.keep(Self.answer(bytes: 1), to: Self.request(2), at: 1)
        #expect(kept.answer(to: Self.request(1), at: 2) != nil)
        #expect(kept.answer(to: Self.request(2), at: 1) == nil)
        kept.keep(Self.answer(bytes: 1), to: Self.request(3), at: 3)
        #expect(kept.answer(to: Self.request(1), at: 2) == nil)
    }

    @Test func `without a time stamp nothing is kept`() {
        let kept = KeptAnswers(mostBytes: 80_000)
        var answer = Self.answer(bytes: 1)
        answer.headers[.lastModified] = nil
        kept.keep(answer, to: Self.request(1), at: 1)
        #expect(kept.answer(to: Self.request(1), at: 1) == nil)
    }

    private static func answer(bytes: Int) -> Response {
        var answer = Response(bytes: Array(repeating: 0x20, count: bytes), .json)
        answer.headers[.lastModified] = "Wed, 26 Nov 2025 08:30:15 GMT"
        return answer
    }

    private static func request(_ number: Int) -> KeptAnswers.Request {
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/\(number)")
        return KeptAnswers.Request(Request(head: head, body: .init(buffer: ByteBuffer())))
    }
}
