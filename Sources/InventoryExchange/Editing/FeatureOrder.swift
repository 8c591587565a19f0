public import SimpleFeatures
public import SiteInventory

/// A requested change of one feature.
public struct FeatureOrder: Hashable, Sendable {
    /// The collection of the feature.
    public var collection: CollectionID
    /// The change.
    public var change: Change
    /// The origin of the change, for the list of imports.
    public var origin: String
    /// As ``ImportOptions/acceptsRepairs`` and ``ImportOptions/confirmsOverlap`` of an import.
    public var acceptsRepairs = false
    /// True to reserve or sell land that another plot has reserved or sold.
    public var confirmsOverlap = false
    /// As ``ImportOptions/confirmedOverlaps`` of an import.
    public var confirmedOverlaps: [PlotPair] = []

    /// A change of one feature.
    public enum Change: Hashable, Sendable {
        /// - Parameter id: `nil` for a new random id.
        case create(id: FeatureID?, Content)
        /// Replaces the feature. Fields without a value become unknown.
        case replace(FeatureID, Content)
        /// Updates the feature. Fields without a value are unchanged.
        case update(FeatureID, Content)
        case end(FeatureID)
    }

    /// The new values of a feature.
    public struct Content: Hashable, Sendable {
        /// By the names of the schema's fields; ``PropertyValue/null`` for an unknown value.
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
        /// The geometry stays as it is.
        case unchanged
        /// The new geometry; `nil` to remove it.
        case set(Geometry?)
    }

    /// Creates an order. `origin` names the request in the import list.
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
    /// All findings, including those that do not refuse the change.
    public var findings: [Finding]
    /// The version of the inventory that it made, which names it in the list of imports.
    public var version: Int64
    /// The change of the hectares of all sites.
    public var hectaresChange: HectaresChange
}

/// The reason why a change was refused. Nothing was stored.
public enum FeatureOrderFailure: Error, Hashable, Sendable {
    /// The feature does not exist.
    case notFound(FeatureID)
    /// A feature with this id exists.
    case exists(FeatureID)
    /// The feature does not meet the condition of the request.
    case changedSince(FeatureID)
    /// All findings, with those that refuse the change.
    case refused([Finding])
    /// Computed features cannot be edited.
    case computed(FeatureID)
}
