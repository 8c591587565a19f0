internal import CQL2
internal import SiteInventory

extension FeatureQuery {
    /// The features of a collection that a CQL2 text filter selects; all for `nil`.
    ///
    /// - Throws: `FilterError` if the filter is invalid.
    init(_ collection: CollectionID, where filter: String?) throws {
        let queryables = CollectionSchema.of(collection).filterQueryables
        self.init(collection, filter: try filter.map { try FilterLanguage.text.read($0, for: queryables) })
    }
}
