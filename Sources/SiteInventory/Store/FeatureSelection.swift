public import SimpleFeatures

/// The features of a collection that a snapshot reads, and how much of each.
public struct FeatureSelection: Sendable {
    /// A condition on features.
    public enum Condition: Sendable {
        /// Every feature.
        case all
        /// Features of these ids. Ids without a feature are ignored.
        case ids([FeatureID])
        /// Features with one of the texts in a property.
        case property(FieldName, isIn: [String])
        /// Features whose box meets the envelope, both in the inventory's plane.
        case meeting(Envelope)
        /// Features that the query selects on all its pages. The query's sort order, limit and cursor are ignored.
        case query(FeatureQuery)
    }

    /// The collection.
    public var collection: CollectionID
    /// The condition that features must meet.
    public var condition: Condition
    /// False to leave geometries out. Applies only when ``properties`` is set.
    public var includesGeometry = true
    /// The names of the properties to read; `nil` for all.
    public var properties: [String]?
    /// A property by which features are sorted, the largest value first. `nil` for the order of ids.
    ///
    /// Features that are selected by ``Condition/ids(_:)`` come in any order.
    public var largestFirst: FieldName?
    /// The maximum number of features; `nil` for all.
    public var limit: Int?

    /// Selects the features of a collection that meet the condition.
    public init(_ collection: CollectionID, _ condition: Condition = .all) {
        self.collection = collection
        self.condition = condition
    }

    /// All features that a query selects.
    public init(_ query: FeatureQuery) { self.init(query.collection, .query(query)) }

    /// The same features with only some of their properties.
    public func only(_ properties: [String], geometry: Bool = true) -> FeatureSelection {
        var selection = self
        selection.properties = properties
        selection.includesGeometry = geometry
        return selection
    }
}
