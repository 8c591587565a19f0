public import SimpleFeatures

/// A store of one inventory.
///
/// Rows are versions: they are never updated in place or deleted. A change ends one version of a feature and begins
/// another. A transaction stores all of its changes, or none.
public protocol InventoryStore: FeatureSource {
    /// Writes one version of the inventory. Stores nothing when `body` throws.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any InventoryTransaction) throws -> Value
    ) async throws -> Value
    /// Ends the use of the store. Everything that was written is then in the file of a store that has one.
    func close() throws
}

extension InventoryStore {
    /// Does nothing, for a store without files.
    ///
    /// - Throws: nothing.
    public func close() throws {}
}

/// A snapshot that can be changed. It sees its own changes.
public protocol InventoryTransaction: InventorySnapshot {
    /// The version that this transaction creates if it changes anything.
    var version: Int64 { get }

    /// Begins a version of the feature, and ends its current version if there is one.
    func put(_ version: FeatureVersion, in collection: CollectionID) throws -> StoredChange
    /// Begins a version that ``versionEncoder(for:)`` has encoded.
    func put(_ encoded: any EncodedVersion, in collection: CollectionID) throws -> StoredChange
    /// Returns a function that converts versions to the form in which the store writes them, on any thread.
    func versionEncoder(for collection: CollectionID) -> @Sendable (consuming FeatureVersion) -> any EncodedVersion
    /// Ends the feature's current version. Does nothing when there is none.
    func end(_ id: FeatureID, in collection: CollectionID) throws
    /// Ends overlaps and stores others. Their sites must be stored.
    func put(_ changes: OverlapChanges) throws
    /// Ends municipal shares and stores others. The sites of these must be stored.
    func put(_ changes: ShareChanges) throws
    /// Stores a record that is not a feature.
    func record(_ record: InventoryRecord) throws
}

/// A version in the form in which a store writes it.
public protocol EncodedVersion: Sendable {
    /// The version.
    var version: FeatureVersion { get }
}

/// A version in the form of a store that writes versions as they are.
public struct PlainVersion: EncodedVersion {
    /// The version.
    public let version: FeatureVersion
}

extension InventoryTransaction {
    /// Begins a version of the feature, and ends its current version if there is one.
    ///
    /// - Throws: the errors of the store.
    public func put(_ encoded: any EncodedVersion, in collection: CollectionID) throws -> StoredChange {
        try put(encoded.version, in: collection)
    }

    /// Returns a function that leaves versions as they are.
    public func versionEncoder(
        for collection: CollectionID
    ) -> @Sendable (consuming FeatureVersion) -> any EncodedVersion { { PlainVersion(version: $0) } }
}

/// A record that a transaction stores in addition to features.
public enum InventoryRecord: Hashable, Sendable {
    /// A layer that this version imports, with references to its files.
    case layer(LayerRecord)
    /// One piece of a delivered file. Pieces are numbered from 0, and a file is stored only once: see
    /// ``InventorySnapshot/keepsFile(_:)``.
    case filePiece(number: Int, ofFile: String, bytes: [UInt8])
    /// The bytes of a delivered file are removed. The record of the file stays.
    case droppedFile(hash: String)
    /// This version reverts an import, so that its content may be imported again.
    case revert(ofVersion: Int64)
    /// A document for a layer of a source. Replaces the one saved before.
    case mapping(MappingDocument)
    /// The day as of which validity dates and years are evaluated.
    case judgedOn(CalendarDay)
}

extension InventoryStore {
    /// The hectares of all sites together.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func totals() async throws -> Totals {
        let crs = crs
        return try await read { try GroupedTotals($0, crs: crs).total }
    }
}
