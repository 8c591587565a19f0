public import CQL2
public import SimpleFeatures

/// A request for one page of a collection, independent of the store.
public struct FeatureQuery: Hashable, Sendable {
    /// The collection.
    public var collection: CollectionID
    /// The maximum number of features on the page, 1 or more.
    public var limit: Int
    /// The cursor of the page; `nil` for the first page.
    public var after: PageCursor?
    /// Boxes of longitude and latitude in degrees, one of which a feature's geometry must meet. Features without a
    /// geometry match every box (`/req/core/fc-bbox-response`). Empty for no restriction.
    public var boxes: [Envelope]
    /// Selects features for which it is true. Unknown is not true.
    public var filter: FilterExpression?
    /// The coordinate system of the filter's geometries, x before y.
    public var filterCRS: CRS
    /// The version of the inventory to read; `nil` for the version of the cursor, or for the latest.
    public var version: Int64?
    /// Features of a scenario, read in place of the stored features of the same ids.
    public var replacements: [FeatureVersion] = []
    /// A condition on the roads of sites. Ignored for other collections.
    public var roads = RoadCondition()
    /// An area of longitude and latitude that geometries must meet besides ``boxes``, which must contain its envelope.
    /// Features without a geometry match. `nil` for no restriction.
    public var region: Polygon?
    /// True to read the geometries in the inventory's plane as well.
    public var wantsPlane = false
    /// True to find the cursor of the previous page.
    public var wantsPrevious = false
    /// The sort keys, the most important first. Empty for the order in which features were first stored.
    public var sort: [SortKey] = []
    /// Words and phrases, one of which must occur in a text property. Case and accents are ignored.
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

/// A property by which features are sorted. Unknown values come last.
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
