public import SimpleFeatures

/// A read-only inventory with everything that a server needs.
///
/// All methods are asynchronous, so that a store may wait for a connection or for another process.
/// ``InlineSource`` adds synchronous methods.
public protocol FeatureSource: Sendable {
    /// The projected system in which geometries are stored.
    var crs: CRS { get }

    /// The version that is currently served. It changes with every import and every edit.
    func state() async throws -> InventoryState
    /// Reads one page of the features that the query selects.
    ///
    /// - Throws: ``InvalidPageCursor`` for a cursor that this source did not create.
    func page(_ query: FeatureQuery) async throws -> FeaturePage
    /// Reads one page and calls `body` with it on the same thread. A source with limits queues this as an expensive read.
    func page<Value: Sendable>(
        _ query: FeatureQuery, _ body: @escaping @Sendable (FeaturePage) throws -> Value
    ) async throws -> Value
    /// Reads one feature as GeoJSON; `nil` when the collection has no feature of this id.
    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature?
    /// Reads the hectares of a site as JSON (``HectaresStatement``); `nil` for an unknown site.
    func hectaresStatement(of site: FeatureID) async throws -> [UInt8]?
    /// Counts the features of a collection and finds their extent.
    func summary(of collection: CollectionID) async throws -> CollectionSummary

    /// Calls `body` with a consistent snapshot. Later changes are not visible in it.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value
    /// Calls `body` like ``read(_:)``. A source with limits queues expensive reads.
    func read<Value: Sendable>(
        cost: ReadCost, _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value
    /// Runs a computation that does not read and takes more than a millisecond. A source with limits queues it.
    func compute<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value

    /// Returns the version that was the latest at a time.
    func recordedState(at time: RecordedTime) async throws -> RecordedState
    /// The same inventory as of a version. All responses are from that version.
    func at(version: Int64) -> any FeatureSource
    /// The version that the page with this cursor was read from. Does not access the store.
    ///
    /// - Throws: ``InvalidPageCursor`` for a cursor that this source did not create.
    func version(of cursor: PageCursor) throws -> Int64

    /// Checks that what is written would be kept. Reads may go on when it would not.
    ///
    /// - Throws: ``StoreUnavailable`` with the reason.
    func checkAvailability() async throws
}

extension FeatureSource {
    /// Does nothing, for a source without files.
    ///
    /// - Throws: nothing.
    public func checkAvailability() async throws {}

    /// Reads one page and calls `body` with it, for a source without limits.
    ///
    /// - Throws: the errors of the store and of `body`.
    public func page<Value: Sendable>(
        _ query: FeatureQuery, _ body: @escaping @Sendable (FeaturePage) throws -> Value
    ) async throws -> Value {
        try body(try await page(query))
    }

    /// Calls `body` like ``read(_:)``, for a source without limits.
    ///
    /// - Throws: the errors of the store and of `body`.
    public func read<Value: Sendable>(
        cost: ReadCost, _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try await read(body)
    }

    /// Runs the computation at once, for a source without limits.
    ///
    /// - Throws: the errors of `work`.
    public func compute<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try work()
    }

    /// Reads the hectares of a site as JSON from a snapshot.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? {
        try await read { try $0.hectaresStatementJSON(of: site) }
    }
}

/// A source that can read some things of its latest version on the calling thread without suspending.
///
/// Only for stores in the same process, where such a read takes less time than a change of threads. The event loop of a
/// connection uses it to respond without a task. A store behind a network connection does not conform.
public protocol InlineSource: FeatureSource {
    /// Reads the version that is currently served. Blocks the calling thread.
    func inlineState() throws -> InventoryState
    /// Reads a page on the calling thread; `nil` for a query that may take longer than a millisecond, or a page that is
    /// longer than ``InlineLimits/bytes``.
    func inlinePage(_ query: FeatureQuery) throws -> FeaturePage?
    /// Reads a feature on the calling thread; `nil` when the collection has no feature of this id.
    func inlineFeature(_ id: FeatureID, in collection: CollectionID) throws -> EncodedFeature?
}

/// The limits of what is read on an event loop, which serves other connections as well.
package enum InlineLimits {
    /// The length of all features of a page.
    package static let bytes = 3 << 20
}

extension InlineSource {
    /// Reads the version that is currently served, on the calling thread.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func state() async throws -> InventoryState { try inlineState() }

    /// Reads no page on the calling thread.
    ///
    /// - Throws: nothing.
    public func inlinePage(_ query: FeatureQuery) throws -> FeaturePage? { nil }

    /// Reads no feature on the calling thread.
    ///
    /// - Throws: nothing.
    public func inlineFeature(_ id: FeatureID, in collection: CollectionID) throws -> EncodedFeature? { nil }
}
