import SimpleFeatures
import SiteInventory
import Synchronization

/// The zoo, with counts of reads, and a next version.
final class WatchedSource: InlineSource {
    private let zoo = Mutex(InMemorySource.zoo)
    private let reads = Atomic(0)
    private let stateReads = Atomic(0)
    private let changes = Atomic(0)

    var readCount: Int { reads.load(ordering: .relaxed) }

    /// How often the state was read.
    var stateReadCount: Int { stateReads.load(ordering: .relaxed) }

    /// Makes the next version after each of the next `count` summaries.
    func changeAfterSummaries(_ count: Int) { changes.store(count, ordering: .relaxed) }

    private var current: InMemorySource { zoo.withLock(\.self) }

    private var read: InMemorySource {
        reads.add(1, ordering: .relaxed)
        return current
    }

    /// Makes the next version, which has no sites.
    func empty() {
        zoo.withLock {
            $0.features[.sites] = []
            $0.version = InventoryState(version: $0.version.version + 1, recordedAt: "2025-11-26T09:00:00.000Z")
        }
    }

    func judge(on day: String) {
        zoo.withLock {
            $0.version = InventoryState(
                version: $0.version.version, recordedAt: $0.version.recordedAt, judgedOn: day)
        }
    }

    var crs: CRS { current.crs }
    func inlineState() throws -> InventoryState {
        stateReads.add(1, ordering: .relaxed)
        return current.version
    }
    func page(_ query: FeatureQuery) async throws -> FeaturePage { try await read.page(query) }
    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        try await read.feature(id, in: collection)
    }
    func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? { try await read.hectaresStatement(of: site) }
    func summary(of collection: CollectionID) async throws -> CollectionSummary {
        let summary = try await read.summary(of: collection)
        if changes.subtract(1, ordering: .relaxed).newValue >= 0 { empty() }
        return summary
    }
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value { try await read.read(body) }
    func recordedState(at time: RecordedTime) async throws -> RecordedState {
        try await current.recordedState(at: time)
    }
    func at(version: Int64) -> any FeatureSource { current.at(version: version) }
    func version(of cursor: PageCursor) throws -> Int64 { try current.version(of: cursor) }
}
