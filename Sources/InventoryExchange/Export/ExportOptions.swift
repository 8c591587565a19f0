public import SimpleFeatures
public import SiteInventory

/// What of a collection is written, and how.
public struct ExportOptions: Hashable, Sendable {
    /// The format of the file.
    public var format: VectorFormat
    /// The system of the coordinates; `nil` for the inventory's own, and for WGS 84 in GeoJSON.
    public var crs: CRS?
    /// True to write owners, buyers and prices too.
    public var withConfidential = false
    /// False to leave geometries out of tables of text.
    public var withGeometry = true
    /// How many decimals coordinates have in GeoJSON: with nine, coming back changes nothing.
    public var coordinateDecimals = 9

    /// Creates options for a format, with the defaults of `standorte export`.
    public init(_ format: VectorFormat) { self.format = format }
}

/// Something asked of an export that it cannot do.
public struct ExportError: Error, Hashable, Sendable {
    /// The error with its remedy.
    public var message: LocalizedText

    init(de: String, en: String) { message = LocalizedText(de: de, en: en) }
}

/// What was written.
public struct ExportOutcome: Hashable, Sendable, Codable {
    /// The exported collection.
    public var collection: CollectionID
    /// The format of the file.
    public var format: VectorFormat
    /// `nil` where nothing written has a place.
    public var crs: String?
    /// The layers of the file, in their order.
    public var layers: [Layer]
    /// The columns of each layer, in their order.
    public var columns: [Column]
    /// What the format could not hold.
    public var losses: [ExportLoss]

    /// A written layer.
    public struct Layer: Hashable, Sendable, Codable {
        /// The name of the layer.
        public var name: String
        /// The kind of its geometries.
        public var content: TargetLayer.Content
        /// The number of features in it.
        public var features: Int
    }

    /// A written column.
    public struct Column: Hashable, Sendable, Codable {
        /// The name of the column in the file.
        public var name: String
        /// The field of the schema, `id`, or the name that the source gave it.
        public var field: String
        /// The title of the field.
        public var title: LocalizedText
        /// The unit of the values; `nil` without one.
        public var unit: String?
        /// True for what the inventory computes, and an import does not read.
        public var isComputed: Bool

        enum CodingKeys: String, CodingKey {
            case name, field, title, unit
            case isComputed = "computed"
        }
    }
}
