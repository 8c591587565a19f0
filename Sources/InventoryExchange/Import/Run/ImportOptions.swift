public import SimpleFeatures
public import SiteInventory

/// The mode of an import, and its confirmations.
public struct ImportOptions: Hashable, Sendable, Codable {
    /// The treatment of features that are already in the inventory.
    public var mode: Mode = .upsert
    /// True to skip rows with errors. Otherwise one error refuses the whole import.
    public var acceptsPartial = false
    /// True to keep repairs that change an area by more than 1 %.
    public var acceptsRepairs = false
    /// True to reserve or sell any land that another plot has reserved or sold. The programs allow it only for a dry run
    /// and for the import with its token; see ``confirmedOverlaps``.
    public var confirmsOverlap = false
    /// The pairs of plots that may have reserved or sold the same land.
    public var confirmedOverlaps: [PlotPair] = []
    /// True to replace features by features with the same id, another name and another place.
    public var confirmsMoves = false
    /// True to match features without identifiers by the land that they cover.
    public var matchesByGeometry = false
    /// True to import content again that was imported before, for example to restore an earlier state.
    public var again = false
    /// The source of the files. Options given with it are saved and reused. `nil` to save nothing.
    public var source: String?

    /// Creates options with the defaults of `standorte import`.
    public init() {}

    /// The treatment of features that are already in the inventory.
    public enum Mode: String, Vocabulary {
        /// Adds new features and replaces stored features with the same id. Other features stay.
        case upsert
        /// Adds new features only. A stored id is an error.
        case append
        /// The same as ``upsert``, and ends features that the layer does not contain.
        case replace
    }
}

/// The progress of an import.
public struct ImportProgress: Hashable, Sendable, Codable {
    /// The path of the layer.
    public var layer: String
    /// The number of the layer, from 1.
    public var layerNumber: Int
    /// The number of layers in the import.
    public var layerCount: Int
    /// The number of imported rows of the layer.
    public var rows: Int
    /// The number of rows that the file states.
    public var rowCount: Int

    enum CodingKeys: String, CodingKey {
        case layer
        case layerNumber = "layer_number"
        case layerCount = "layer_count"
        case rows
        case rowCount = "row_count"
    }
}

/// Called every few hundred rows. An error that it throws cancels the import, and nothing is stored.
public typealias ImportProgressHandler = @Sendable (ImportProgress) throws -> Void

/// Called for each accepted row in the order of the file, with its layer and its feature in the inventory's plane. An
/// error that it throws cancels the import, and nothing is stored.
public typealias ImportedFeatureHandler = @Sendable (LayerImport, Feature) throws -> Void
