public import SimpleFeatures
public import SiteInventory

/// The options of an export.
public struct ExportOptions: Hashable, Sendable {
    /// The format of the file.
    public var format: VectorFormat
    /// The coordinate reference system of the file; `nil` for the inventory's, and for WGS 84 in GeoJSON.
    public var crs: CRS?
    /// True to also write owners, buyers and prices.
    public var withConfidential = false
    /// False to write a table without geometries.
    public var withGeometry = true
    /// The number of decimals of coordinates in GeoJSON, in degrees. With nine, an import of the file changes no
    /// geometry.
    public var coordinateDecimals = 9

    /// Creates options for a format, with the defaults of `standorte export`.
    public init(_ format: VectorFormat) { self.format = format }
}

/// The reason why an export is not possible.
public struct ExportError: Error, Hashable, Sendable {
    /// The error with its remedy.
    public var message: LocalizedText

    init(de: String, en: String) { message = LocalizedText(de: de, en: en) }
}

/// The result of an export.
public struct ExportOutcome: Hashable, Sendable, Codable {
    /// The exported collection.
    public var collection: CollectionID
    /// The format of the file.
    public var format: VectorFormat
    /// The definition of the coordinate reference system; `nil` when no layer has geometries.
    public var crs: String?
    /// The layers of the file, in order.
    public var layers: [Layer]
    /// The columns of each layer, in order.
    public var columns: [Column]
    /// The information that the format could not hold.
    public var losses: [ExportLoss]

    /// A written layer.
    public struct Layer: Hashable, Sendable, Codable {
        /// The name of the layer.
        public var name: String
        /// The kind of the geometries.
        public var content: TargetLayer.Content
        /// The number of features.
        public var features: Int
    }

    /// A written column.
    public struct Column: Hashable, Sendable, Codable {
        /// The name of the column in the file.
        public var name: String
        /// The schema field, `id`, or the name of the attribute in the source.
        public var field: String
        /// The title of the field.
        public var title: LocalizedText
        /// The symbol of the unit; `nil` without a unit.
        public var unit: String?
        /// True for a figure that the inventory computes and an import does not read.
        public var isComputed: Bool

        enum CodingKeys: String, CodingKey {
            case name, field, title, unit
            case isComputed = "computed"
        }
    }
}
