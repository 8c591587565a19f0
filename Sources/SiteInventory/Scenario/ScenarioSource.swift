import Codecs
public import SimpleFeatures

/// A feature source under a scenario: sites have the hectares of the scenario, other collections are unchanged.
public struct ScenarioSource: FeatureSource {
    private let base: any FeatureSource
    private let scenario: Scenario
    private let cache: ScenarioCache

    /// Creates a source over another one.
    public init(_ base: any FeatureSource, _ scenario: Scenario, _ cache: ScenarioCache) {
        self.base = base
        self.scenario = scenario
        self.cache = cache
    }

    /// The plane in which geometries are stored.
    public var crs: CRS { base.crs }

    /// The state of the underlying source.
    ///
    /// - Throws: the errors of the underlying source.
    public func state() async throws -> InventoryState { try await base.state() }

    /// A page of features; sites that the scenario changes have its figures.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the underlying source.
    public func page(_ query: FeatureQuery) async throws -> FeaturePage {
        try await base.page(changed(query))
    }

    /// Reads a page like ``page(_:)``, and calls `body` with it as the underlying source does.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the underlying source and of `body`.
    public func page<Value: Sendable>(
        _ query: FeatureQuery, _ body: @escaping @Sendable (FeaturePage) throws -> Value
    ) async throws -> Value {
        try await base.page(changed(query), body)
    }

    /// The query with the sites that the scenario changes.
    private func changed(_ query: FeatureQuery) async throws -> FeatureQuery {
        guard query.collection == .sites else { return query }
        let version = try query.after.map { try base.version(of: $0) } ?? query.version
        let source = version.map { base.at(version: $0) } ?? base
        let changed = try await cache.changedSites(of: source, scenario)
        var query = query
        query.version = changed.version
        query.replacements = changed.sites
        return query
    }

    /// A feature; a site that the scenario changes has its figures. `nil` when there is none of this id.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the underlying source.
    public func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        guard collection == .sites else { return try await base.feature(id, in: collection) }
        let (scenario, crs) = (scenario, crs)
        return try await base.read(cost: .expensive) { snapshot -> EncodedFeature? in
            guard let site = try ScenarioSites(snapshot, scenario, crs: crs).site(id) else { return nil }
            let encoded = try FeatureEncoder(inventoryCRS: crs).encode(site, in: .sites)
            // A road may have changed later than the site, so the feature has the version of the snapshot.
            return EncodedFeature(
                geoJSON: encoded.geoJSON, since: try snapshot.state(), plane: site.geometry.map(WKB.encode))
        }
    }

    /// A site's statement in the scenario as JSON; `nil` for an unknown site.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the underlying source.
    public func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? {
        let (scenario, crs) = (scenario, crs)
        return try await base.read(cost: .expensive) {
            try ScenarioSites($0, scenario, crs: crs).statement(of: site)?.json
        }
    }

    /// The summary of the underlying source.
    ///
    /// - Throws: the errors of the underlying source.
    public func summary(of collection: CollectionID) async throws -> CollectionSummary {
        try await base.summary(of: collection)
    }

    /// Reads the stored features. ``ScenarioSites`` applies the scenario to them.
    ///
    /// - Throws: the errors of the underlying source and of `body`.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try await base.read(body)
    }

    /// Reads the stored features, as the underlying source does for this cost.
    ///
    /// - Throws: the errors of the underlying source and of `body`.
    public func read<Value: Sendable>(
        cost: ReadCost, _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try await base.read(cost: cost, body)
    }

    /// Runs a long computation, as the underlying source does.
    ///
    /// - Throws: the errors of the underlying source and of `work`.
    public func compute<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await base.compute(work)
    }

    /// The state of the underlying source at a past time.
    ///
    /// - Throws: the errors of the underlying source.
    public func recordedState(at time: RecordedTime) async throws -> RecordedState {
        try await base.recordedState(at: time)
    }

    /// The same scenario at a past version.
    public func at(version: Int64) -> any FeatureSource {
        ScenarioSource(base.at(version: version), scenario, cache)
    }

    /// The version that the page with this cursor was read from.
    ///
    /// - Throws: ``InvalidPageCursor`` for a cursor that the underlying source did not create.
    public func version(of cursor: PageCursor) throws -> Int64 { try base.version(of: cursor) }
}
