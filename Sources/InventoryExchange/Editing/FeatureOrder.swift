public import SimpleFeatures
public import SiteInventory

/// A requested change of one feature.
public struct FeatureOrder: Hashable, Sendable {
    /// The collection of the feature.
    public var collection: CollectionID
    /// The change.
    public var change: Change
    /// The origin of the change, as the list of imports shows it.
    public var origin: String
    /// True to keep a repair that changes an area by more than 1 %. See ``ImportOptions/acceptsRepairs``.
    public var acceptsRepairs = false
    /// True to reserve or sell land that another plot has reserved or sold.
    public var confirmsOverlap = false
    /// The pairs of plots that may have reserved or sold the same land. See ``ImportOptions/confirmedOverlaps``.
    public var confirmedOverlaps: [PlotPair] = []

    /// A change of one feature.
    public enum Change: Hashable, Sendable {
        /// Creates a feature.
        ///
        /// - Parameter id: the id of the new feature; `nil` for a random one.
        case create(id: FeatureID?, Content)
        /// Replaces the feature. Fields without a value become unknown.
        case replace(FeatureID, Content)
        /// Updates the feature. Fields without a value are unchanged.
        case update(FeatureID, Content)
        case end(FeatureID)
    }

    /// The new values of a feature.
    public struct Content: Hashable, Sendable {
        /// The values by the names of the schema's fields; ``PropertyValue/null`` for an unknown value.
        public var properties: [String: PropertyValue]
        /// The change of the geometry.
        public var geometry: GeometryChange
        /// The coordinate reference system of the geometry, such as `EPSG:25832`. Coordinates are x before y.
        public var crs: CRS

        /// Creates the new values of some properties. Other properties stay unchanged.
        public init(properties: [String: PropertyValue], geometry: GeometryChange, crs: CRS) {
            self.properties = properties
            self.geometry = geometry
            self.crs = crs
        }
    }

    /// A change of a geometry.
    public enum GeometryChange: Hashable, Sendable {
        /// The geometry stays unchanged.
        case unchanged
        /// The new geometry; `nil` to remove it.
        case set(Geometry?)
    }

    /// Creates an order. `origin` is shown in the list of imports.
    public init(collection: CollectionID, change: Change, origin: String) {
        self.collection = collection
        self.change = change
        self.origin = origin
    }
}

/// The outcome of a change.
public struct FeatureOrderOutcome: Hashable, Sendable {
    /// The id of the feature.
    public var id: FeatureID
    /// All findings, including those that did not refuse the change.
    public var findings: [Finding]
    /// The version of the inventory that the change made. It identifies the change in the list of imports.
    public var version: Int64
    /// The change of the hectares of all sites.
    public var hectaresChange: HectaresChange
}

/// The reason why a change was refused. Nothing is stored.
public enum FeatureOrderFailure: Error, Hashable, Sendable {
    /// The feature does not exist.
    case notFound(FeatureID)
    /// A feature with this id exists.
    case exists(FeatureID)
    /// The feature does not meet the precondition of the request.
    case changedSince(FeatureID)
    /// The findings, including at least one that refuses the change.
    case refused([Finding])
    /// The feature is computed and cannot be edited.
    case computed(FeatureID)
}
