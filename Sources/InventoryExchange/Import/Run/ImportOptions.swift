public import SimpleFeatures
public import SiteInventory

/// How an import goes about what is in the inventory already, and how much it is allowed.
public struct ImportOptions: Hashable, Sendable, Codable {
    /// What happens to features that are in the inventory already.
    public var mode: Mode = .upsert
    /// True to leave rows with errors out and keep the rest; without it one error refuses everything.
    public var acceptsPartial = false
    /// True to keep repairs that change an area by more than 1 %.
    public var acceptsRepairs = false
    /// True to reserve or sell land that another plot has reserved or sold already.
    public var confirmsOverlap = false
    /// True to recognise features without identifiers by the land that they cover.
    public var matchesByGeometry = false
    /// True to import bytes that were imported before, to bring back an older state.
    public var again = false
    /// Whose the files are; what is said of them is saved for the next delivery of the same. `nil` to save nothing.
    public var source: String?

    /// Creates options with the defaults of `standorte import`.
    public init() {}

    /// What happens to features that are in the inventory already.
    public enum Mode: String, Vocabulary {
        /// A feature replaces the one with its id; what is not named stays.
        case upsert
        /// Only new features; an id that is there already is an error.
        case append
        /// As upsert, and what the layer does not name ends.
        case replace
    }
}

/// How far an import has come.
public struct ImportProgress: Hashable, Sendable, Codable {
    /// The layer's path.
    public var layer: String
    /// The number of the layer, counting from 1.
    public var layerNumber: Int
    /// The number of layers in the import.
    public var layerCount: Int
    /// The number of rows done.
    public var rows: Int
    /// As many as the file says it has.
    public var rowCount: Int

    enum CodingKeys: String, CodingKey {
        case layer
        case layerNumber = "layer_number"
        case layerCount = "layer_count"
        case rows
        case rowCount = "row_count"
    }
}

/// Called every few hundred rows; what it throws ends the import without a trace.
public typealias ImportProgressHandler = @Sendable (ImportProgress) throws -> Void

/// Called for every row that is taken, in the file's order: with its layer and with what the row says of its feature, as
/// it is kept, in the inventory's plane. What it throws ends the import without a trace.
public typealias ImportedFeatureHandler = @Sendable (LayerImport, Feature) throws -> Void
