public import CQL2
public import SimpleFeatures

/// One page of a collection, asked for in terms that every store understands.
public struct FeatureQuery: Hashable, Sendable {
    /// The collection.
    public var collection: CollectionID
    /// At most so many features, one at least.
    public var limit: Int
    /// Where the page before ended; `nil` for the first page.
    public var after: PageCursor?
    /// Boxes of longitude and latitude; features without a geometry match every box
    /// (`/req/core/fc-bbox-response`). Empty for no restriction.
    public var boxes: [Envelope]
    /// Features for which it is true; unknown is not true.
    public var filter: FilterExpression?
    /// The system of the filter's geometries, x before y.
    public var filterCRS: CRS
    /// The version of the inventory to read; `nil` for that of the cursor, or for the latest.
    public var version: Int64?
    /// Features to read in place of the stored ones of their ids, as a scenario has them.
    public var replacements: [FeatureVersion] = []
    /// Of sites only: what roads they are linked to, and wait for.
    public var roads = RoadCondition()
    /// An area of longitude and latitude that features must meet, too, or have no geometry; `nil` for no restriction.
    /// ``boxes`` must hold the box around it.
    public var region: Polygon?
    /// True to get the geometries of the inventory's plane, too.
    public var wantsPlane = false
    /// True to learn where the page before begins.
    public var wantsPrevious = false
    /// By what features are sorted, the most important first; by their row keys when it is empty.
    public var sort: [SortKey] = []
    /// Words and phrases, one of which must stand in one of a feature's texts, whatever the case and accents.
    public var mentions: [String] = []

    /// Creates a query for a page.
    public init(
        _ collection: CollectionID, limit: Int = 10, after: PageCursor? = nil, boxes: [Envelope] = [],
        filter: FilterExpression? = nil, filterCRS: CRS = .crs84
    ) {
        self.collection = collection
        self.limit = limit
        self.after = after
        self.boxes = boxes
        self.filter = filter
        self.filterCRS = filterCRS
    }
}

extension FeatureQuery {
    /// The features whose property has the value.
    public init(_ collection: CollectionID, where property: String, is value: String) {
        self.init(collection, filter: .comparison(.property(property), .equal, .string(value)))
    }
}

/// The place behind the last feature of a page, and the version that the page was read from, so that an import between
/// two pages tears nothing. Opaque to clients.
public struct PageCursor: Hashable, Sendable {
    public let rowKey: Int64
    public let version: Int64

    /// Creates a query for a page.
    public init(rowKey: Int64, version: Int64) {
        self.rowKey = rowKey
        self.version = version
    }

    /// Before the first feature: row keys count from 1.
    public static func beginning(of version: Int64) -> PageCursor { PageCursor(rowKey: 0, version: version) }

    public var isBeginning: Bool { rowKey == 0 }

    /// The text that stands in links.
    public var token: String { "\(String(version, radix: 36))-\(String(rowKey, radix: 36))" }

    /// - Returns: `nil` for text that no page gave out.
    public init?(token: String) {
        let parts = token.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0, radix: 36) }
        guard parts.count == 2, let version = parts[0], let key = parts[1], version >= 0, key >= 0,
            !token.utf8.contains(UInt8(ascii: "+"))
        else { return nil }
        self.init(rowKey: key, version: version)
    }
}

/// A property by which features are sorted. What is unknown comes last.
public struct SortKey: Hashable, Sendable {
    /// The name of the property.
    public var property: String
    /// True to put the largest value first.
    public var isDescending: Bool

    /// Creates a key.
    public init(property: String, isDescending: Bool = false) {
        self.property = property
        self.isDescending = isDescending
    }
}
