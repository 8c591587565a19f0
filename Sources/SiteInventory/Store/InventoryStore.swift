public import SimpleFeatures

/// A place where an inventory is kept.
///
/// Rows are versions: nothing is updated in place or deleted. A change ends a version and begins another, and
/// everything that one change brings is stored in one transaction or not at all.
public protocol InventoryStore: FeatureSource {
    /// Writes one version of the inventory; an error leaves no trace of it.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any InventoryTransaction) throws -> Value
    ) async throws -> Value
}

/// The features of one version, as the domain sees them: geometries in the inventory's plane.
public protocol InventorySnapshot {
    /// Which version is read: the latest, unless another was asked for.
    func state() throws -> InventoryState
    func feature(_ id: FeatureID, in collection: CollectionID) throws -> Feature?
    /// In the order of ids.
    func features(in collection: CollectionID, where property: FieldName, equals value: String) throws -> [Feature]
    /// The version since which the feature is as it is; `nil` when there is none.
    func since(_ id: FeatureID, in collection: CollectionID) throws -> Int64?
    /// The features of these ids, as far as there are any.
    func features(_ ids: [FeatureID], in collection: CollectionID) throws -> [FeatureID: Feature]
    /// For each of the values, the features that have it, in the order of ids.
    func features(
        in collection: CollectionID, where property: FieldName, isIn values: [String]
    ) throws -> [String: [Feature]]
    /// The features whose boxes meet the envelope, in the order of ids.
    func features(in collection: CollectionID, meeting envelope: Envelope) throws -> [Feature]
    /// The keys by which the store knows the features' rows, in the order given, as far as there are such features.
    func rowKeys(of ids: [FeatureID], in collection: CollectionID) throws -> [Int64]
    /// The pairs of rows whose boxes meet, each of the given rows with every other row: in the order given, then of keys.
    func neighbours(
        of rowKeys: [Int64], in collection: CollectionID
    ) throws -> [(rowKey: Int64, neighbour: Int64)]
    /// The geometries of these rows with their features' ids, as far as they have any.
    func geometries(
        of rowKeys: [Int64], in collection: CollectionID
    ) throws -> [Int64: (id: FeatureID, geometry: Geometry)]
    /// The ids of all features, in their order.
    func ids(in collection: CollectionID) throws -> [FeatureID]
    /// The largest value of a property; `nil` when no feature has one.
    func largestNumber(of property: FieldName, in collection: CollectionID) throws -> Double?
    /// Calls `body` for every feature, in the order of ids.
    func forEachFeature(in collection: CollectionID, _ body: (Feature) throws -> Void) throws
    /// Calls `body` for every feature that the query selects, on whatever page, in the order of ids.
    func forEachFeature(of query: FeatureQuery, _ body: (Feature) throws -> Void) throws
    /// The versions since which the features are as they are, as far as there are any.
    func versions(of ids: [FeatureID], in collection: CollectionID) throws -> [FeatureID: Int64]
    /// Calls `body` for every feature, in the order of ids; of its properties only these are read.
    func forEachFeature(in collection: CollectionID, with properties: [String], _ body: (Feature) throws -> Void) throws
    /// The versions at which a feature of the collection began or ended, the oldest first.
    ///
    /// - Parameter id: only those of this feature; `nil` for all.
    func changes(in collection: CollectionID, of id: FeatureID?) throws -> [RecordedChange]
    /// The waterfall of a site, as it is stored.
    func hectaresStatement(of site: FeatureID) throws -> HectaresStatement?
    /// The last import of a layer with this hash that was not reverted; `nil` when there is none.
    func knownImport(contentHash: String) throws -> KnownLayer?
    /// The day on which validity dates and years were last judged; `nil` before the first import.
    func judgedOn() throws -> CalendarDay?
    /// The imports, the newest first, each with the records of its layers.
    ///
    /// - Parameter before: only those that made an older version; `nil` for all.
    /// - Parameter limit: at most so many, 0 or more.
    func imports(before: Int64?, limit: Int) throws -> [ImportRecord]
    /// The documents that were last saved for the layers of a source, in the order of the layers' names.
    func mappingDocuments(ofSource source: String) throws -> [MappingDocument]
    /// Calls `body` for every feature that the version began or ended, in the order of ids.
    func forEachChange(
        ofVersion version: Int64, in collection: CollectionID, _ body: (FeatureTransition) throws -> Void) throws
}

extension InventorySnapshot {
    /// All features of a collection, in the order of ids.
    ///
    /// - Throws: What the store throws if it cannot be read.
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
    /// Stores the record of a layer that this version imports.
    func record(_ layer: LayerRecord) throws
    /// Remembers that this version takes back what an import brought: its bytes may be imported again.
    func recordRevert(of version: Int64) throws
    /// Stores a document for a layer of a source, and replaces the one saved before.
    func save(_ document: MappingDocument) throws
    /// Stores one piece of an imported file; does nothing when it is stored already.
    func keep(file: String, ofImport contentHash: String, piece: Int, bytes: [UInt8]) throws
}

/// A feature before and after one version, and as it is now; `nil` where it is not there.
public struct FeatureTransition: Hashable, Sendable {
    /// The feature before the version; `nil` when the version began it.
    public var before: Feature?
    /// The feature after the version; `nil` when the version ended it.
    public var after: Feature?
    /// The feature now; `nil` when it has ended since.
    public var now: Feature?

    /// Creates a transition.
    public init(before: Feature?, after: Feature?, now: Feature?) {
        self.before = before
        self.after = after
        self.now = now
    }
}

/// What a store keeps of a feature from one version on.
public struct FeatureVersion: Hashable, Sendable {
    /// In the inventory's plane.
    public var feature: Feature
    /// Its properties in the order of the schema's fields, so that a store need not look up each by its name.
    public var values: [PropertyValue]
    /// The feature as it is served.
    public var geoJSON: [UInt8]
    /// The box of the served geometry, longitude and latitude in degrees.
    public var publicEnvelope: Envelope?
    /// Of a site: its statement as JSON.
    public var hectaresStatement: [UInt8]?

    public init(
        feature: Feature, values: [PropertyValue], geoJSON: [UInt8], publicEnvelope: Envelope?,
        hectaresStatement: [UInt8]? = nil
    ) {
        self.feature = feature
        self.values = values
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
    public func totals() async throws -> Totals {
        let crs = crs
        return try await read { try GroupedTotals($0, crs: crs).total }
    }
}
