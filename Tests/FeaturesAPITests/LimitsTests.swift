import SimpleFeatures
import SiteInventory
import Synchronization
import Testing

@testable import FeaturesAPI

/// The answers to requests that take too long or cost too much.
struct LimitsTests {
    @Test(arguments: [
        (ReadRefusal.tookTooLong, "query-took-too-long"), (.queueIsFull, "busy"),
    ])
    func `a read that the store ends or refuses gives 503 in both languages`(
        refusal: ReadRefusal, type: String
    ) async throws {
        for language in Language.allCases {
            let refusing = server(over: RefusingSource(error: refusal))
            let response = try await ask("/collections/sites/items?lang=\(language.rawValue)&f=html", of: refusing)
            #expect(response.status == 503)
            #expect(response.headers["retry-after"] != nil)
            #expect(response.text.contains("urn:zukunftsstandorte:problem:\(type)"))
            #expect(response.text.contains(try #require(refusal.unavailability).message[language]))
        }
    }

    @Test(arguments: [("filter=name%20LIKE%20'a'", "filter"), ("q=hafen", "q"), ("sortby=name", nil)])
    func `a query above the limit gives 400 with the price`(query: String, parameter: String?) async throws {
        let refusing = server(over: RefusingSource(error: QueryTooExpensive(price: 70_500_000, limit: 60_000_000)))
        let response = try await ask("/collections/sites/items?\(query)&lang=en&f=json", of: refusing)
        #expect(response.status == 400)
        #expect(response.json["type"] as? String == "urn:zukunftsstandorte:problem:query-too-expensive")
        #expect(response.json["parameter"] as? String == parameter)
        #expect(response.text.contains("71 million comparisons; the limit is 60 million"))
    }

    @Test func `a page in HTML has at most 100 features, and says so`() async throws {
        let many = InMemorySource(
            features: [
                .sites: (0..<250).map {
                    Feature(id: FeatureID("S\($0)"), geometry: nil, properties: ["name": .string("Standort \($0)")])
                }
            ])
        let page = try await ask("/collections/sites/items?f=html&limit=10000&lang=en", of: server(over: many))
        #expect(page.text.matches(of: /<tr>/).count == 101)
        #expect(page.text.contains("at most 100 features"))
        #expect(page.text.contains("100 of 250"))
        #expect(page.text.contains("rel=\"next\""))
        let json = try await ask("/collections/sites/items?limit=10000&f=json", of: server(over: many))
        #expect(json.features.count == 250)
        let small = try await ask("/collections/sites/items?f=html&limit=100&lang=en", of: server(over: many))
        #expect(!small.text.contains("at most 100 features"))
    }

    @Test func `totals, histories, effects and scenarios are expensive reads, and one feature is a cheap one`()
        async throws
    {
        let source = CostSource()
        let watched = server(over: source)
        for path in [
            "/totals", "/totals/history", "/targets", "/collections/road-projects/items/a52/effect",
            "/collections/sites/items?available_by=2030",
        ] {
            _ = try await ask(path, of: watched)
            #expect(source.takeExpensive() > 0, "\(path)")
        }
        for path in ["/health", "/collections", "/collections/sites/items", "/collections/sites/items/site-00"] {
            _ = try await ask(path, of: watched)
            #expect(source.takeExpensive() == 0, "\(path)")
        }
    }
}

/// The zoo, whose pages cannot be read.
private struct RefusingSource: FeatureSource {
    let error: any Error

    private let zoo = InMemorySource.zoo
    var crs: CRS { zoo.crs }

    init(error: any Error) { self.error = error }

    func state() async throws -> InventoryState { zoo.version }
    func page(_ query: FeatureQuery) async throws -> FeaturePage { throw error }
    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? { throw error }
    func summary(of collection: CollectionID) async throws -> CollectionSummary { throw error }
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value { throw error }
    func recordedState(at time: RecordedTime) async throws -> RecordedState { throw error }
    func at(version: Int64) -> any FeatureSource { self }
    func version(of cursor: PageCursor) throws -> Int64 { throw error }
}

/// The zoo with a count of expensive reads.
private final class CostSource: FeatureSource {
    private let zoo = InMemorySource.zoo
    private let expensive = Atomic(0)
    var crs: CRS { zoo.crs }

    /// The expensive reads since the last call.
    func takeExpensive() -> Int { expensive.exchange(0, ordering: .relaxed) }

    func state() async throws -> InventoryState { zoo.version }
    func page(_ query: FeatureQuery) async throws -> FeaturePage { try await zoo.page(query) }
    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        try await zoo.feature(id, in: collection)
    }
    func summary(of collection: CollectionID) async throws -> CollectionSummary {
        try await zoo.summary(of: collection)
    }
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value { try await zoo.read(body) }
    func read<Value: Sendable>(
        cost: ReadCost, _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        if cost == .expensive { expensive.add(1, ordering: .relaxed) }
        return try await zoo.read(body)
    }
    func recordedState(at time: RecordedTime) async throws -> RecordedState { try await zoo.recordedState(at: time) }
    func at(version: Int64) -> any FeatureSource { self }
    func version(of cursor: PageCursor) throws -> Int64 { try zoo.version(of: cursor) }
}
