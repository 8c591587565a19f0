internal import Foundation
internal import GRDB
public import SimpleFeatures
public import SiteInventory

// As a source, the store is its latest version.

extension GeoPackageStore {
    private var current: GeoPackageSource { GeoPackageSource(self, version: nil) }

    /// Reads the latest version on the calling thread.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func inlineState() throws -> InventoryState { try current.inlineState() }

    /// The latest version.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func state() async throws -> InventoryState { try current.inlineState() }

    /// One page of features.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func page(_ query: FeatureQuery) async throws -> FeaturePage { try await current.page(query) }

    /// One feature as it is served.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        try await current.feature(id, in: collection)
    }

    /// The number of features of a collection, and their extent.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func summary(of collection: CollectionID) async throws -> CollectionSummary {
        try await current.summary(of: collection)
    }

    /// Reads in one transaction.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read; what `body` throws.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try await current.read(body)
    }

    /// The version that was the latest at that time.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func recordedState(at time: RecordedTime) async throws -> RecordedState {
        try await current.recordedState(at: time)
    }

    /// A source of one version.
    public func at(version: Int64) -> any FeatureSource { GeoPackageSource(self, version: version) }

    /// The version that the page with this cursor was read from.
    ///
    /// - Throws: `InvalidPageCursor` for a cursor that this store did not make.
    public func version(of cursor: PageCursor) throws -> Int64 { try current.version(of: cursor) }
}
