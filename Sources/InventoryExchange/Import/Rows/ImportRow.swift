internal import SimpleFeatures
internal import SiteInventory

/// A row of a layer as a feature of the inventory, or as the findings that refuse it.
///
/// ``RowMapper`` makes it from the row alone. ``ImportPipeline`` then matches it with earlier rows, and may refuse it.
struct ImportRow: Sendable {
    /// The row's number in the file, counting from 1.
    var number: Int
    /// The first position of the geometry in the layer's coordinate system.
    var firstPosition: Position?
    /// True when the geometry lies outside the region.
    var isStray = false
    /// True when the geometry would lie in the region with its axes swapped.
    var fitsSwapped = false
    /// True for a link that the inventory computed and exported. It is computed again instead of read.
    var isComputed = false
    /// True for a row without an id that is recognised by its land. Its ``id`` is a placeholder until matching.
    var isMatchedByGeometry = false
    /// The feature's id; `nil` when the row has no usable one.
    var id: FeatureID?
    /// The feature, in the inventory's plane; `nil` for a refused row.
    var feature: Feature?
    /// The id as the file has it; `nil` when it is unusable or missing.
    var identifierText: String?
    var notes: [Note] = []
    /// Findings about the geometry. They are not reported for a row that repeats an id.
    var geometryNotes: [Note] = []

    /// A finding, and how often the report lists it.
    enum Note: Sendable {
        /// For each row.
        case finding(Finding)
        /// Once for each value of a field, with the number of rows.
        case value(field: String, value: String, @Sendable () -> Finding)
        /// Once for the layer.
        case first(Finding)
    }

    /// True when the row was refused since its id belongs to another feature.
    var isRelocated = false

    /// True when no feature can be named that the row is about.
    var hasUnknownFeature: Bool { (id == nil || isRelocated) && !isComputed }

    mutating func refuse(_ finding: Finding) {
        feature = nil
        notes.append(.finding(finding))
    }
}
