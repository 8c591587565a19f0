public import SimpleFeatures
public import SiteInventory

/// What of a collection is written, and how.
public struct ExportOptions: Hashable, Sendable {
    public var format: VectorFormat
    /// The system of the coordinates; `nil` for the inventory's own, and for WGS 84 in GeoJSON.
    public var crs: CRS?
    /// True to write owners, buyers and prices too.
    public var withConfidential = false
    /// False to leave geometries out of tables of text.
    public var withGeometry = true
    /// How many decimals coordinates have in GeoJSON: with nine, coming back changes nothing.
    public var coordinateDecimals = 9

    public init(_ format: VectorFormat) { self.format = format }
}

/// Something asked of an export that it cannot do.
public struct ExportError: Error, Hashable, Sendable {
    public var message: LocalizedText

    init(de: String, en: String) { message = LocalizedText(de: de, en: en) }
}

/// What was written.
public struct ExportOutcome: Hashable, Sendable, Codable {
    public var collection: CollectionID
    public var format: VectorFormat
    /// `nil` where nothing written has a place.
    public var crs: String?
    public var layers: [Layer]
    public var columns: [Column]
    public var losses: [ExportLoss]

    public struct Layer: Hashable, Sendable, Codable {
        public var name: String
        public var content: TargetLayer.Content
        public var features: Int
    }

    public struct Column: Hashable, Sendable, Codable {
        public var name: String
        /// The field of the schema, `id`, or the name that the source gave it.
        public var field: String
        public var title: LocalizedText
        public var unit: String?
        /// True for what the inventory computes, and an import does not read.
        public var isComputed: Bool

        enum CodingKeys: String, CodingKey {
            case name, field, title, unit
            case isComputed = "computed"
        }
    }
}
