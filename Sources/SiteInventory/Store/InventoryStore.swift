public import SimpleFeatures

/// A place where an inventory is kept.
///
/// Rows are versions: nothing is updated in place or deleted. A change ends a version and begins another, and
/// everything that one change brings is stored in one transaction or not at all.
public protocol InventoryStore: FeatureSource {
    /// The plane in which geometries are stored.
    var crs: CRS { get }

    /// Reads at one instant: what happens meanwhile is not seen.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value

    /// Writes one version of the inventory; an error leaves no trace of it.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any InventoryTransaction) throws -> Value
    ) async throws -> Value
}

/// The current features, as the domain sees them: geometries in the inventory's plane.
public protocol InventorySnapshot {
    func feature(_ id: FeatureID, in collection: CollectionID) throws -> Feature?
    /// In the order of ids.
    func features(in collection: CollectionID, where property: String, equals value: String) throws -> [Feature]
    /// The features whose boxes meet the envelope, in the order of ids.
    func features(in collection: CollectionID, meeting envelope: Envelope) throws -> [Feature]
    /// Calls `body` for every feature, in the order of ids.
    func forEachFeature(in collection: CollectionID, _ body: (Feature) throws -> Void) throws
    /// The waterfall of a site.
    func hectaresStatement(of site: FeatureID) throws -> HectaresStatement?
    /// The last import of what has this hash; `nil` when these bytes were never imported.
    func knownImport(contentHash: String) throws -> KnownImport?
    /// The day on which validity dates and years were last judged; `nil` before the first import.
    func judgedOn() throws -> CalendarDay?
}

extension InventorySnapshot {
    public func features(in collection: CollectionID) throws -> [Feature] {
        var features: [Feature] = []
        try forEachFeature(in: collection) { features.append($0) }
        return features
    }
}

/// A snapshot that can be changed; it sees its own changes.
public protocol InventoryTransaction: InventorySnapshot {
    /// The version that this transaction makes, if it changes anything.
    var version: Int64 { get }

    /// Begins a version of the feature, and ends the one before it if there is one.
    func put(_ version: FeatureVersion, in collection: CollectionID) throws -> StoredChange
    /// Ends the feature's current version; nothing happens when there is none.
    func end(_ id: FeatureID, in collection: CollectionID) throws
    func setJudgedOn(_ day: CalendarDay) throws
    /// Keeps the report and, in pieces, the bytes of what was imported; bytes that are kept already are not kept twice.
    func record(_ report: ImportReport) throws
    func keep(file: String, ofImport contentHash: String, piece: Int, bytes: [UInt8]) throws
}

/// What a store keeps of a feature from one version on.
public struct FeatureVersion: Sendable {
    /// In the inventory's plane.
    public var feature: Feature
    /// The feature as it is served.
    public var geoJSON: [UInt8]
    /// The box of the served geometry, longitude and latitude in degrees.
    public var publicEnvelope: Envelope?
    /// Of a site: its statement as JSON.
    public var hectaresStatement: [UInt8]?

    public init(
        feature: Feature, geoJSON: [UInt8], publicEnvelope: Envelope?, hectaresStatement: [UInt8]? = nil
    ) {
        self.feature = feature
        self.geoJSON = geoJSON
        self.publicEnvelope = publicEnvelope
        self.hectaresStatement = hectaresStatement
    }
}

/// What putting a feature did.
public enum StoredChange: String, Hashable, Sendable, Codable {
    case added, changed, unchanged
}

extension InventoryStore {
    /// The hectares of all sites together.
    public func totals(today: CalendarDay = .today) async throws -> Totals {
        let crs = crs
        return try await read { try Totals($0, crs: crs, today: today) }
    }
}
