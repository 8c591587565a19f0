public import SimpleFeatures
public import SiteInventory

/// How an import is combined with the stored features, and what it is allowed.
public struct ImportOptions: Hashable, Sendable, Codable {
    /// What happens to features that are in the inventory already.
    public var mode: Mode = .upsert
    /// True to leave out rows with errors; otherwise one error refuses the whole import.
    public var acceptsPartial = false
    /// True to keep repairs that change an area by more than 1 %.
    public var acceptsRepairs = false
    /// True to reserve or sell any land that another plot has reserved or sold already.
    public var confirmsOverlap = false
    /// The pairs of plots that may have reserved or sold the same land.
    public var confirmedOverlaps: [PlotPair] = []
    /// True to replace features by others of the same id that have another name and lie elsewhere.
    public var confirmsMoves = false
    /// True to recognise features without identifiers by the land that they cover.
    public var matchesByGeometry = false
    /// True to import content that was imported before, to restore an older state.
    public var again = false
    /// The source of the files. Options given with it are saved and reused. `nil` to save nothing.
    public var source: String?

    /// Creates options with the defaults of `standorte import`.
    public init() {}

    /// What happens to features that are in the inventory already.
    public enum Mode: String, Vocabulary {
        /// A feature replaces the one with its id; other features stay.
        case upsert
        /// New features only; a stored id is an error.
        case append
        /// As upsert, and features that the layer does not name end.
        case replace
    }
}

/// The progress of an import.
public struct ImportProgress: Hashable, Sendable, Codable {
    /// The layer's path.
    public var layer: String
    /// The number of the layer, counting from 1.
    public var layerNumber: Int
    /// The number of layers in the import.
    public var layerCount: Int
    /// The number of rows done.
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

/// Called every few hundred rows. What it throws cancels the import, and nothing is stored.
public typealias ImportProgressHandler = @Sendable (ImportProgress) throws -> Void

/// Called for every accepted row, in the file's order, with its layer and its feature in the inventory's plane. What it
/// throws cancels the import, and nothing is stored.
public typealias ImportedFeatureHandler = @Sendable (LayerImport, Feature) throws -> Void
