public import SimpleFeatures

/// Where an inventory is read from: all that a server needs.
public protocol FeatureSource: Sendable {
    /// The plane in which geometries are stored.
    var crs: CRS { get }

    /// The version of the inventory that is served: asked with every request, and told at once.
    func state() throws -> InventoryState
    func page(_ query: FeatureQuery) async throws -> FeaturePage
    /// The feature's GeoJSON; `nil` when there is none of this id.
    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature?
    /// The waterfall of a site as JSON (``HectaresStatement``); `nil` when there is no such site.
    func hectaresStatement(of site: FeatureID) async throws -> [UInt8]?
    func summary(of collection: CollectionID) async throws -> CollectionSummary

    /// Reads at one instant: what happens meanwhile is not seen.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value

    /// The inventory as it was known then.
    func recordedState(at time: RecordedTime) async throws -> RecordedState
    /// The inventory as it was at the version: everything that this source answers is of then.
    func at(version: Int64) -> any FeatureSource
}

/// One version of an inventory, on one day: everything that is answered from it is the same until the next one.
public struct InventoryState: Hashable, Sendable {
    /// Counting from 1; 0 for an empty inventory.
    public let version: Int64
    /// When it was recorded, in UTC (RFC 3339); `nil` for an empty inventory.
    public let recordedAt: String?
    /// The day as of which what depends on the calendar was judged, `2026-11-26`: of the latest version it may change without
    /// another one. `nil` of a past version, which was judged on the day when it was recorded.
    public let judgedOn: String?

    /// Creates the state of a version.
    public init(version: Int64, recordedAt: String?, judgedOn: String? = nil) {
        self.version = version
        self.recordedAt = recordedAt
        self.judgedOn = judgedOn
    }
}

/// A feature as GeoJSON bytes, made when its version was written.
public struct EncodedFeature: Hashable, Sendable {
    /// The feature as it is served.
    public let geoJSON: [UInt8]
    /// The version of the inventory since which the feature is as it is; `nil` on pages, where nobody asks.
    public let since: InventoryState?
    /// The geometry in the inventory's plane, as well-known binary; `nil` where there is none, and on pages for which
    /// nobody asked for it.
    public let plane: [UInt8]?

    /// Creates an encoded feature.
    public init(geoJSON: [UInt8], since: InventoryState? = nil, plane: [UInt8]? = nil) {
        self.geoJSON = geoJSON
        self.since = since
        self.plane = plane
    }
}

/// Some features of a collection, in a fixed order.
public struct FeaturePage: Sendable {
    /// The features in the order of the query.
    public let features: [EncodedFeature]
    /// Where the next page begins; `nil` on the last page.
    public let next: PageCursor?
    /// Where the page before begins; `nil` on the first page, and where nobody wants to know.
    public let previous: PageCursor?
    /// How many features the query selects over all pages.
    public let numberMatched: Int
    /// What the page was read from.
    public let state: InventoryState

    public init(
        features: [EncodedFeature], next: PageCursor?, previous: PageCursor?, numberMatched: Int, state: InventoryState
    ) {
        self.features = features
        self.next = next
        self.previous = previous
        self.numberMatched = numberMatched
        self.state = state
    }
}

/// What a collection holds now.
public struct CollectionSummary: Hashable, Sendable {
    /// The number of features.
    public let itemCount: Int
    /// Longitude and latitude in degrees; `nil` when nothing in it has a place.
    public let extent: Envelope?
    /// The version of the inventory that this is told of, counting from 1; 0 for an empty inventory.
    public let version: Int64

    /// Creates a summary.
    public init(itemCount: Int, extent: Envelope?, version: Int64) {
        self.itemCount = itemCount
        self.extent = extent
        self.version = version
    }
}
