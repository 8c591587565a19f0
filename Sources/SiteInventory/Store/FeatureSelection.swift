public import SimpleFeatures

/// Selects the features of a collection that a snapshot reads, and their properties.
public struct FeatureSelection: Sendable {
    /// A condition on features.
    public enum Condition: Sendable {
        /// Every feature.
        case all
        /// Features with these ids. Ids without a feature are ignored.
        case ids([FeatureID])
        /// Features whose property has one of the texts.
        case property(FieldName, isIn: [String])
        /// Features whose envelope meets this envelope, both in the inventory's plane.
        case meeting(Envelope)
        /// Features without a geometry.
        case withoutGeometry
        /// Features that the query selects on all its pages. Ignores the query's sort order, limit and cursor.
        case query(FeatureQuery)
    }

    /// The collection.
    public var collection: CollectionID
    /// The condition that features must meet.
    public var condition: Condition
    /// False to omit geometries. Applies only when ``properties`` is set.
    public var includesGeometry = true
    /// The names of the properties to read; `nil` for all.
    public var properties: [String]?
    /// The property to sort by, largest value first; `nil` for the order of ids.
    ///
    /// Features selected by ``Condition/ids(_:)`` have no defined order.
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
