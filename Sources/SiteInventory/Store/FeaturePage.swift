public import SimpleFeatures

/// One page of the features that a query selects.
public struct FeaturePage: Hashable, Sendable {
    /// The features in the order of the query.
    public let features: [EncodedFeature]
    /// The cursor of the next page; `nil` on the last page.
    public let next: PageCursor?
    /// The cursor of the previous page; `nil` on the first page, and unless ``FeatureQuery/wantsPrevious`` is set.
    public let previous: PageCursor?
    /// The number of features on all pages of the query.
    public let numberMatched: Int
    /// The version that the page was read from.
    public let state: InventoryState
    /// The features beyond ``FeatureQuery/maximumBytes``; `nil` when all were read.
    public let rest: Rest?

    /// The features of a page that were counted but not read.
    public struct Rest: Hashable, Sendable {
        /// The number of these features.
        public let count: Int
        /// The cursor from which they can be read.
        public let cursor: PageCursor

        /// Creates the rest of a page.
        public init(count: Int, cursor: PageCursor) {
            self.count = count
            self.cursor = cursor
        }
    }

    /// The number of features on the page, read or not.
    public var count: Int { features.count + (rest?.count ?? 0) }

    /// Creates a page.
    public init(
        features: [EncodedFeature], next: PageCursor?, previous: PageCursor?, numberMatched: Int, state: InventoryState,
        rest: Rest? = nil
    ) {
        self.features = features
        self.rest = rest
        self.next = next
        self.previous = previous
        self.numberMatched = numberMatched
        self.state = state
    }
}

/// The position of a page in the result of a query, and the version that the query reads.
///
/// Only the store that created a cursor can read its token. Later pages are read from the same version, so that an
/// import between two pages does not change the result.
public struct PageCursor: Hashable, Sendable {
    /// The text of the cursor in links.
    public let token: String

    /// Creates a cursor from the text of a link.
    public init(token: String) { self.token = token }
}

/// The error for a page cursor that the source did not create.
public struct InvalidPageCursor: Error, Hashable {
    /// The text of the cursor.
    public let token: String

    /// Creates the error for a token.
    public init(token: String) { self.token = token }
}

/// A feature as GeoJSON, encoded when its version was written.
public struct EncodedFeature: Hashable, Sendable {
    /// The feature as served.
    public let geoJSON: [UInt8]
    /// The version of the inventory that wrote this version of the feature; `nil` on pages.
    public let since: InventoryState?
    /// The geometry in the inventory's plane, as well-known binary. `nil` without a geometry, and on pages unless
    /// ``FeatureQuery/wantsPlane`` is set.
    public let plane: [UInt8]?

    /// Creates an encoded feature.
    public init(geoJSON: [UInt8], since: InventoryState? = nil, plane: [UInt8]? = nil) {
        self.geoJSON = geoJSON
        self.since = since
        self.plane = plane
    }
}

/// The size and the extent of a collection.
public struct CollectionSummary: Hashable, Sendable {
    /// The number of features.
    public let itemCount: Int
    /// The extent in degrees of longitude and latitude; `nil` when no feature has a geometry.
    public let extent: Envelope?
    /// The version of the inventory, counting from 1; 0 for an empty inventory.
    public let version: Int64

    /// Creates a summary.
    public init(itemCount: Int, extent: Envelope?, version: Int64) {
        self.itemCount = itemCount
        self.extent = extent
        self.version = version
    }
}

/// A version of an inventory, evaluated as of a day. Every response depends only on this value.
public struct InventoryState: Hashable, Sendable {
    /// The number of the version, counted from 1; 0 for an empty inventory.
    public let version: Int64
    /// The time of recording in UTC (RFC 3339); `nil` for an empty inventory.
    public let recordedAt: String?
    /// The day as of which validity dates and years were evaluated, such as `2026-11-26`. For the latest version it may
    /// change without a new version. `nil` for a past version, which was evaluated on the day of its recording.
    public let judgedOn: String?

    /// Creates the state of a version.
    public init(version: Int64, recordedAt: String?, judgedOn: String? = nil) {
        self.version = version
        self.recordedAt = recordedAt
        self.judgedOn = judgedOn
    }
}
