internal import Foundation
internal import GRDB
public import SimpleFeatures
public import SiteInventory

// The store as a source is its latest version.

extension GeoPackageStore {
    private var current: GeoPackageSource { GeoPackageSource(self, version: nil) }

    public func state() throws -> InventoryState { try current.state() }

    public func page(_ query: FeatureQuery) async throws -> FeaturePage { try await current.page(query) }

    public func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        try await current.feature(id, in: collection)
    }

    public func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? {
        try await current.hectaresStatement(of: site)
    }

    public func summary(of collection: CollectionID) async throws -> CollectionSummary {
        try await current.summary(of: collection)
    }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try await current.read(body)
    }

    public func recordedState(at time: RecordedTime) async throws -> RecordedState {
        try await current.recordedState(at: time)
    }

    public func at(version: Int64) -> any FeatureSource { GeoPackageSource(self, version: version) }
}
