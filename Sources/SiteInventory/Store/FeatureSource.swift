public import SimpleFeatures

/// Where features are read from, already encoded: all that a server needs.
public protocol FeatureSource: Sendable {
    func page(_ query: FeatureQuery) async throws -> FeaturePage
    /// The feature's GeoJSON; `nil` when there is none of this id.
    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature?
    /// The waterfall of a site as JSON (``HectaresStatement``); `nil` when there is no such site.
    func hectaresStatement(of site: FeatureID) async throws -> [UInt8]?
    func summary(of collection: CollectionID) async throws -> CollectionSummary
}

/// A feature as GeoJSON bytes, made when its version was written.
public struct EncodedFeature: Hashable, Sendable {
    public let id: FeatureID
    public let geoJSON: [UInt8]

    public init(id: FeatureID, geoJSON: [UInt8]) {
        self.id = id
        self.geoJSON = geoJSON
    }
}

/// Some features of a collection, in a fixed order.
public struct FeaturePage: Sendable {
    public let features: [EncodedFeature]
    /// Where the next page begins; `nil` on the last page.
    public let next: PageCursor?
    /// How many features the query selects over all pages.
    public let numberMatched: Int

    public init(features: [EncodedFeature], next: PageCursor?, numberMatched: Int) {
        self.features = features
        self.next = next
        self.numberMatched = numberMatched
    }
}

/// What a collection holds now.
public struct CollectionSummary: Hashable, Sendable {
    public let itemCount: Int
    /// Longitude and latitude in degrees; `nil` when nothing in it has a place.
    public let extent: Envelope?
    /// The version of the inventory that this is told of, counting from 1; 0 for an empty inventory.
    public let version: Int64

    public init(itemCount: Int, extent: Envelope?, version: Int64) {
        self.itemCount = itemCount
        self.extent = extent
        self.version = version
    }
}
