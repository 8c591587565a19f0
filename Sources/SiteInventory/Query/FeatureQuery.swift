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
    /// A condition that selects the features for which it is true. A feature with an unknown result is not selected.
    public var filter: FilterExpression?
    /// The ids to which features are restricted; `nil` for no restriction.
    public var ids: [FeatureID]?
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
    /// The length of GeoJSON, in bytes, after which further features of the page are counted but not read; `nil` to read
    /// the whole page.
    public var maximumBytes: Int?
    /// True to read the geometries in the inventory's plane as well.
    public var wantsPlane = false
    /// True to find the cursor of the previous page.
    public var wantsPrevious = false
    /// The sort keys, most important first. Empty for the order in which features were first stored.
    public var sort: [SortKey] = []
    /// Words and phrases, at least one of which must occur in a text property. Ignores case and accents.
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
    /// Creates a query for features whose property has the value.
    public init(_ collection: CollectionID, where property: String, is value: String) {
        self.init(collection, filter: .comparison(.property(property), .equal, .string(value)))
    }
}

/// A condition on the roads that a site is linked to or waits for. Empty lists have no effect.
///
/// The first three properties apply to the same link: a site matches when one link meets all of them.
public struct RoadCondition: Hashable, Sendable {
    /// The ids of road projects that a link leads to.
    public var roadProjects: [String]
    /// The statuses of the road project; empty for any.
    public var roadStatuses: [RoadStatus]
    /// The bases of the link; empty for any.
    public var bases: [AccessLink.Basis]
    /// Road projects or sections that land of the site waits for. A project includes its sections.
    public var waitsFor: [String]

    /// Creates a condition. Empty lists do not restrict it.
    public init(
        roadProjects: [String] = [], roadStatuses: [RoadStatus] = [], bases: [AccessLink.Basis] = [],
        waitsFor: [String] = []
    ) {
        self.roadProjects = roadProjects
        self.roadStatuses = roadStatuses
        self.bases = bases
        self.waitsFor = waitsFor
    }

    /// True when the condition requires a link.
    public var asksForLink: Bool { !roadProjects.isEmpty || !roadStatuses.isEmpty || !bases.isEmpty }
    /// True when the condition does not restrict sites.
    public var isEmpty: Bool { !asksForLink && waitsFor.isEmpty }
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
