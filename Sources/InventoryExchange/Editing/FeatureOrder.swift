public import SimpleFeatures
public import SiteInventory

/// A change of one feature, as somebody asks for it.
public struct FeatureOrder: Hashable, Sendable {
    /// The collection of the feature.
    public var collection: CollectionID
    /// The change.
    public var change: Change
    /// Where it comes from, for the list of imports, in which it stands like any other.
    public var origin: String
    /// As ``ImportOptions/acceptsRepairs`` and ``ImportOptions/confirmsOverlap`` of an import.
    public var acceptsRepairs = false
    /// True to reserve or sell land that another plot has reserved or sold.
    public var confirmsOverlap = false

    /// A change of one feature.
    public enum Change: Hashable, Sendable {
        /// - Parameter id: `nil` to have one given.
        case create(id: FeatureID?, Content)
        /// What is not told becomes unknown.
        case replace(FeatureID, Content)
        /// What is not told stays as it is.
        case update(FeatureID, Content)
        case end(FeatureID)
    }

    /// What somebody says of a feature.
    public struct Content: Hashable, Sendable {
        /// By the names of the schema's fields; ``PropertyValue/null`` to say that it is unknown.
        public var properties: [String: PropertyValue]
        /// The change of the geometry.
        public var geometry: GeometryChange
        /// The system of the geometry, x before y: `EPSG:25832`.
        public var crs: CRS

        /// Creates a change of some properties. The others stay.
        public init(properties: [String: PropertyValue], geometry: GeometryChange, crs: CRS) {
            self.properties = properties
            self.geometry = geometry
            self.crs = crs
        }
    }

    /// A change of a geometry.
    public enum GeometryChange: Hashable, Sendable {
        case untold
        case told(Geometry?)
    }

    /// Creates an order. `origin` names the request in the import list.
    public init(collection: CollectionID, change: Change, origin: String) {
        self.collection = collection
        self.change = change
        self.origin = origin
    }
}

/// What came of a change.
public struct FeatureOrderOutcome: Hashable, Sendable {
    /// The id of the feature.
    public var id: FeatureID
    /// What was found, the mild things too.
    public var findings: [Finding]
    /// The change of the hectares of all sites.
    public var hectaresChange: HectaresChange
}

/// Why a change was not made; nothing of it was kept.
public enum FeatureOrderFailure: Error, Hashable, Sendable {
    /// There is no such feature.
    case notFound(FeatureID)
    /// There is a feature of this id.
    case exists(FeatureID)
    /// The feature is not as whoever asked thinks.
    case changedSince(FeatureID)
    /// The findings that forbid it, and those beside them.
    case refused([Finding])
    /// What the inventory computes is not changed by hand.
    case computed(FeatureID)
}
