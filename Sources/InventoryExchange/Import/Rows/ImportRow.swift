internal import SimpleFeatures
internal import SiteInventory

/// A row of a layer as a feature of the inventory, or with the findings that refuse it.
///
/// ``RowMapper`` creates it without regard to other rows. ``ImportPipeline`` then matches it with earlier rows, and may
/// refuse it.
struct ImportRow: Sendable {
    /// The number of the row in the file, from 1.
    var number: Int
    /// The first position of the geometry in the layer's coordinate system.
    var firstPosition: Position?
    /// True when the geometry lies outside the region.
    var isStray = false
    /// True when the geometry would lie in the region with its axes swapped.
    var fitsSwapped = false
    /// True for a link that the inventory computed and exported. It is computed again, not read.
    var isComputed = false
    /// True for a row without an id that is matched by its geometry. Its ``id`` is a placeholder before matching.
    var isMatchedByGeometry = false
    /// The id of the feature; `nil` when the row has no valid one.
    var id: FeatureID?
    /// The feature, in the inventory's plane; `nil` for a refused row.
    var feature: Feature?
    /// The geometry in the inventory's plane without the positions that keep its edges; `nil` when there are none.
    var vertices: Geometry?
    /// The id as the file contains it; `nil` when it is invalid or missing.
    var identifierText: String?
    var notes: [Note] = []
    /// Findings about the geometry. They are not reported for a row that repeats an id.
    var geometryNotes: [Note] = []

    /// A finding with the rule for listing it.
    enum Note: Sendable {
        /// Listed for each row.
        case finding(Finding)
        /// Listed once for each value of a field, with the number of rows.
        case value(field: String, value: String, @Sendable () -> Finding)
        /// Listed once for the layer.
        case first(Finding)
    }

    /// True when the row was refused since its id belongs to another feature.
    var isRelocated = false

    /// True when the feature of the row cannot be identified.
    var hasUnknownFeature: Bool { (id == nil || isRelocated) && !isComputed }

    mutating func refuse(_ finding: Finding) {
        feature = nil
        notes.append(.finding(finding))
    }
}
