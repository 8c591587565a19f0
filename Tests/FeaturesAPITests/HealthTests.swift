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

    @Test(arguments: [
        (StoreUnavailability.busy, 503, "busy"), (.diskFull, 507, "insufficient-storage"),
        (.readOnly, 503, "inventory-unavailable"), (.fileReplaced, 503, "inventory-unavailable"),
    ])
    func `an inventory that cannot be written gives the reason in both languages`(
        reason: StoreUnavailability, status: Int, type: String
    ) async throws {
        for language in Language.allCases {
            let refusing = server(over: BrokenSource(reason: reason))
            let response = try await ask("/health?lang=\(language.rawValue)", of: refusing)
            #expect(response.status == status)
            #expect(response.headers["retry-after"] != nil)
            #expect(response.text.contains("urn:zukunftsstandorte:problem:\(type)"))
            #expect(response.text.contains(reason.message[language]))
            #expect(!response.text.contains("secret"))
        }
    }
}

/// Fails at everything.
private struct BrokenSource: FeatureSource {
    /// The reason that ``checkAvailability()`` gives.
    var reason: StoreUnavailability?

    struct Failure: Error { let statement = "SELECT secret" }

    struct Refusal: StoreUnavailable {
        let unavailability: StoreUnavailability?
        let path = "/secret/inventory.gpkg"
    }

    func checkAvailability() async throws { if let reason { throw Refusal(unavailability: reason) } }

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
