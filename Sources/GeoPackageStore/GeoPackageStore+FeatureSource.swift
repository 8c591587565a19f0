internal import Foundation
internal import GRDB
public import SimpleFeatures
public import SiteInventory

// The store as a source is its latest version.

extension GeoPackageStore {
    private var latest: GeoPackageSource { source(at: nil) }

    private func source(at version: Int64?) -> GeoPackageSource {
        GeoPackageSource(pool: pool, crs: crs, counts: counts, summaries: summaries, version: version)
    }

    public func state() async throws -> InventoryState { try await latest.state() }

    public func page(_ query: FeatureQuery) async throws -> FeaturePage { try await latest.page(query) }

    public func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        try await latest.feature(id, in: collection)
    }

    public func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? {
        try await latest.hectaresStatement(of: site)
    }

    public func summary(of collection: CollectionID) async throws -> CollectionSummary {
        try await latest.summary(of: collection)
    }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try await latest.read(body)
    }

    public func recordedState(at time: RecordedTime) async throws -> RecordedState {
        try await latest.recordedState(at: time)
    }

    public func at(version: Int64) -> any FeatureSource { source(at: version) }
}
