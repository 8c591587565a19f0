internal import Foundation
internal import GRDB
public import SimpleFeatures
public import SiteInventory

// The store as a source is its latest version.

extension GeoPackageStore {
    private var current: GeoPackageSource { GeoPackageSource(self, version: nil) }

    /// The latest version.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func state() throws -> InventoryState { try current.state() }

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

    /// The stored waterfall of a site as JSON.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? {
        try await current.hectaresStatement(of: site)
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
}
