internal import CQL2
internal import Foundation
internal import GRDB
public import SimpleFeatures
internal import InventorySQL
public import SiteInventory

/// Reads the latest version or a past one for a server.
///
/// ``InlineReadConnections`` reads three things on the calling thread: the version itself, features of the latest
/// version that are found by key, and those that meet a small box. Expensive reads of a server have connections and
/// threads of their own. Everything else waits for a connection of the pool.
struct GeoPackageSource: InlineSource {
    private let store: GeoPackageStore
    /// The version to read; `nil` for the latest.
    private let version: Int64?
    /// The queue of expensive reads; `nil` to read without limits.
    private let served: ExpensiveReads?

    init(_ store: GeoPackageStore, version: Int64?, _ served: ExpensiveReads? = nil) {
        self.store = store
        self.version = version
        self.served = served
    }

    func checkAvailability() async throws { try await store.checkAvailability() }

    var crs: CRS { store.crs }

    func inlineState() throws -> InventoryState {
        let file = store.connections
        return try file.reading {
            guard version != nil else { return try file.inlineReads.latestState() }
            return try file.inlineReads.read { db in try GeoPackageSnapshot(db, version: version).state() }
        }
    }

    func version(of cursor: PageCursor) throws -> Int64 { try RowPosition(cursor).version }

    func page(_ query: FeatureQuery) async throws -> FeaturePage {
        if let page = try inlinePage(query) { return page }
        let file = store.connections
        let pricing = served.map { QueryPricing($0.limits, file) }
        let read: @Sendable (Database) throws -> FeaturePage = { db in
            try pricing?.check(query, version: version, db)
            return try PageReader(query, version: version, file, db).page()
        }
        return try await file.read(try pricing?.cost(of: query, version: version) ?? .cheap, served, read)
    }

    func page<Value: Sendable>(
        _ query: FeatureQuery, _ body: @escaping @Sendable (FeaturePage) throws -> Value
    ) async throws -> Value {
        let file = store.connections
        let pricing = served.map { QueryPricing($0.limits, file) }
        return try await file.read(.expensive, served) { db in
            try pricing?.check(query, version: version, db)
            return try body(PageReader(query, version: version, file, db).page())
        }
    }

    func inlinePage(_ query: FeatureQuery) throws -> FeaturePage? {
        guard version == nil, query.isFoundByKey || query.isNearBox else { return nil }
        let file = store.connections
        var query = query
        query.maximumBytes = min(query.maximumBytes ?? .max, InlineLimits.bytes)
        return try file.reading {
            if let reader = try KeyPageReader(query, file) { return try file.inlineReads.read(reader.page) }
            if let reader = try NearbyPageReader(query, file) { return try file.inlineReads.read(reader.page) }
            return try file.inlineReads.readVersion { try PageReader(query, version: nil, file, $0).inlinePage() }
        }
    }

    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        if version == nil { return try inlineFeature(id, in: collection) }
        return try await store.connections.read(.cheap, served) { try feature(id, in: collection, $0) }
    }

    func inlineFeature(_ id: FeatureID, in collection: CollectionID) throws -> EncodedFeature? {
        guard version == nil else { return nil }
        let file = store.connections
        return try file.reading { try file.inlineReads.read { try feature(id, in: collection, $0) } }
    }

    private func feature(_ id: FeatureID, in collection: CollectionID, _ db: Database) throws -> EncodedFeature? {
        let snapshot = try GeoPackageSnapshot(db, version: version)
        let table = InventoryTable.of(collection)
        let sql = """
            SELECT f.fid, \(snapshot.view(of: table).document("geojson", of: "f")),
              \(table.hasGeometry ? "f.geom" : "NULL"), f.recorded_from, v.recorded_at
            FROM \(table.name) AS f LEFT JOIN inventory_versions AS v ON v.version = f.recorded_from WHERE f.id = ?
            """
        return try Row.fetchOne(snapshot.statement(sql, of: table), arguments: [id.text]).map { row in
            try EncodedFeature(row, since: InventoryState(version: row[3], recordedAt: row[4]))
        }
    }

    func summary(of collection: CollectionID) async throws -> CollectionSummary {
        let file = store.connections
        // The health check must not wait for connections of the pool.
        if version == nil, let known = file.summaries.known(collection), try known.version == inlineState().version {
            return known
        }
        return try await snapshot(.cheap, of: file) { try $0.summary(of: collection, file) }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try await read(cost: .cheap, body)
    }

    func read<Value: Sendable>(
        cost: ReadCost, _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try await snapshot(cost, of: store.connections) { try body($0) }
    }

    private func snapshot<Value: Sendable>(
        _ cost: ReadCost, of file: InventoryConnections,
        _ body: @escaping @Sendable (GeoPackageSnapshot) throws -> Value
    ) async throws -> Value {
        let pricing = served.map { QueryPricing($0.limits, file) }
        return try await file.read(cost, served) { [version] in
            try body(GeoPackageSnapshot($0, version: version, pricing, keeping: file.sums))
        }
    }

    func compute<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        guard let served else { return try work() }
        return try await served.compute(work)
    }

    func recordedState(at time: RecordedTime) async throws -> RecordedState {
        try await store.connections.read(.cheap, served) { db in
            let sql = "SELECT max(version) FROM inventory_versions WHERE recorded_at <= ?"
            let version = try Int64.fetchOne(db, sql: sql, arguments: [time.text]) ?? 0
            let first = "SELECT recorded_at FROM inventory_versions ORDER BY version LIMIT 1"
            return RecordedState(
                version > 0 ? try db.state(at: version) : InventoryState(version: 0, recordedAt: nil),
                firstRecordedAt: try String.fetchOne(db, sql: first))
        }
    }

    func at(version: Int64) -> any FeatureSource { GeoPackageSource(store, version: version, served) }
}

/// The store is the source of its latest version.
extension GeoPackageStore {
    private var current: GeoPackageSource { GeoPackageSource(self, version: nil) }

    /// Returns a source with the limits of a server. The store itself reads without limits.
    public func served(within limits: ReadLimits) -> any InlineSource {
        GeoPackageSource(self, version: nil, ExpensiveReads(limits))
    }

    /// Reads the latest version on the calling thread.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func inlineState() throws -> InventoryState { try current.inlineState() }

    /// Reads a page on the calling thread; `nil` when that may take longer than a millisecond.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func inlinePage(_ query: FeatureQuery) throws -> FeaturePage? { try current.inlinePage(query) }

    /// Reads one feature on the calling thread; `nil` when it does not exist.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func inlineFeature(_ id: FeatureID, in collection: CollectionID) throws -> EncodedFeature? {
        try current.inlineFeature(id, in: collection)
    }

    /// Reads one page of features.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func page(_ query: FeatureQuery) async throws -> FeaturePage { try await current.page(query) }

    /// Reads one feature as it is served. Returns `nil` when it does not exist.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        try await current.feature(id, in: collection)
    }

    /// Reads the number of features of a collection, and their extent.
    ///
    /// - Throws: ``StoreError`` if the file cannot be read.
    public func summary(of collection: CollectionID) async throws -> CollectionSummary {
        try await current.summary(of: collection)
    }

    /// Reads in one transaction.
    ///
    /// - Throws: ``StoreError`` when the file cannot be read; the errors of `body`.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try await current.read(body)
    }

    /// Returns the version that was the latest at the given time.
    ///
    /// - Throws: ``StoreError`` when the file cannot be read.
    public func recordedState(at time: RecordedTime) async throws -> RecordedState {
        try await current.recordedState(at: time)
    }

    /// Returns a source that reads the given version.
    public func at(version: Int64) -> any FeatureSource { GeoPackageSource(self, version: version) }

    /// Returns the version that the page with this cursor was read from.
    ///
    /// - Throws: `InvalidPageCursor` for a cursor that this store did not make.
    public func version(of cursor: PageCursor) throws -> Int64 { try current.version(of: cursor) }
}

extension FeatureQuery {
    /// The largest page that is a cheap read. Reading and writing it takes a few milliseconds.
    static let mostByKey = 1024

    /// True when the page consists of a few consecutive rows without a condition.
    var isFoundByKey: Bool {
        limit <= Self.mostByKey && version == nil && boxes.isEmpty && replacements.isEmpty && !readsRows
    }
}

extension EncodedFeature {
    /// Reads a row with row key, GeoJSON, and geometry or null.
    init(_ row: Row, since: InventoryState? = nil) throws {
        let document = try row.withUnsafeData(atIndex: 1) { $0.map(Array.init) }
        guard let document else { throw StoreError("the feature in row \(row[0] as Int64) has no GeoJSON") }
        self.init(
            geoJSON: document, since: since, plane: try (row[2] as Data?).map(GeoPackageGeometry.wellKnownBinary))
    }
}

extension GeoPackageSnapshot {
    /// The summary of the collection, computed once for each version.
    func summary(of collection: CollectionID, _ file: InventoryConnections) throws -> CollectionSummary {
        try file.summaries.value(of: collection, at: try state().version) { try summary(of: collection) }
    }

    private func summary(of collection: CollectionID) throws -> CollectionSummary {
        let table = InventoryTable.of(collection)
        let extent =
            try pastVersion.map { try self.extent(of: table, at: $0) }
            ?? PackedSpatialIndex.bounds(of: table.publicBoxes, in: db)
        let count = try statement("SELECT count(*) FROM \(table.name)", of: table)
        return CollectionSummary(
            itemCount: try Int.fetchOne(count) ?? 0, extent: extent, version: try state().version)
    }

    /// The box around all features of a past version, in degrees of longitude and latitude.
    private func extent(of table: InventoryTable, at version: Int64) throws -> Envelope? {
        let sql = """
            SELECT min(minx), min(miny), max(maxx), max(maxy) FROM (
              SELECT minx, miny, maxx, maxy FROM \(table.publicBoxes)
              WHERE id IN (SELECT fid FROM \(table.name) WHERE recorded_from <= \(version))
              UNION ALL SELECT minx, miny, maxx, maxy FROM \(table.historyBoxes)
              WHERE first_version <= \(version) AND last_version >= \(version))
            """
        guard let box = try Row.fetchOne(db, sql: sql), let minX = box[0] as Double?, let minY = box[1] as Double?,
            let maxX = box[2] as Double?, let maxY = box[3] as Double?
        else { return nil }
        return Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
    }
}
