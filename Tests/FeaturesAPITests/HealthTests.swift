import SiteInventory
import SimpleFeatures
import Testing

struct HealthTests {
    @Test func `returns the version of the inventory`() async throws {
        #expect(try await ask("/health").text == #"{"status":"ok","version":7}"#)
    }

    @Test(arguments: [
        "/health", "/collections", "/collections/sites/items", "/collections/sites/items/a",
        "/collections/sites/items/a/hectares",
    ])
    func `a broken inventory gives status 500 without details`(path: String) async throws {
        let response = try await ask(path, of: server(over: BrokenSource()))
        #expect(response.status == 500)
        #expect(response.headers["content-type"] == "application/problem+json")
        #expect(response.headers["access-control-allow-origin"] == "*")
        #expect(!response.text.contains("secret"))
    }
}

/// Fails at everything.
private struct BrokenSource: FeatureSource {
    struct Failure: Error { let statement = "SELECT secret" }

    func state() async throws -> InventoryState { throw Failure() }
    func page(_ query: FeatureQuery) async throws -> FeaturePage { throw Failure() }
    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? { throw Failure() }
    func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? { throw Failure() }
    func summary(of collection: CollectionID) async throws -> CollectionSummary { throw Failure() }

    var crs: CRS { .utm32 }
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value { throw Failure() }
    func recordedState(at time: RecordedTime) async throws -> RecordedState { throw Failure() }
    func at(version: Int64) -> any FeatureSource { self }
    func version(of cursor: PageCursor) throws -> Int64 { throw Failure() }
}
