/// A writer of layers.
///
/// The counterpart of ``VectorSource``. It keeps file formats out of the domain.
public protocol VectorSink {
    /// Writes one layer. Calls `rows` once; `rows` passes each row to `write`.
    func write(_ layer: TargetLayer, rows: (_ write: (TargetRow) throws -> Void) throws -> Void) throws

    /// Writes a text file beside the layers. Formats that cannot hold one ignore it.
    func write(note: String, named name: String) throws
}

/// The formats in which layers are written.
public enum VectorFormat: String, Hashable, Sendable, CaseIterable, Codable {
    /// A zip of shapefiles.
    case shapefile = "shp"
    case geoPackage = "gpkg"
    /// RFC 7946: always WGS 84 longitude and latitude.
    case geoJSON = "geojson"
    case flatGeobuf = "fgb"
    /// Semicolons and decimal points, UTF-8.
    case csv
    /// CSV for German Excel: semicolons, decimal commas, UTF-8 with a byte order mark.
    case excelCSV = "csv-excel"

    /// The file extension.
    public var fileEnding: String {
        switch self {
        case .shapefile: "zip"
        case .excelCSV: "csv"
        case .geoPackage, .geoJSON, .flatGeobuf, .csv: rawValue
        }
    }
}

/// The description of a layer to write.
public struct TargetLayer: Hashable, Sendable {
    /// The name of the layer in the file.
    public var name: String
    /// The title for readers, in formats that have titles.
    public var title: String
    /// The reference system of the geometries, x before y.
    public var crs: CRS
    /// The geometry type, or none.
    public var content: Content
    /// The fields, in the order of ``TargetRow/values``.
    public var fields: [TargetField]
    /// The maximum number of decimals of a coordinate in text formats; `nil` for all.
    public var coordinateDecimals: Int?

    /// Creates the description of a layer to write.
    public init(
        name: String, title: String, crs: CRS, content: Content, fields: [TargetField], coordinateDecimals: Int? = nil
    ) {
        self.name = name
        self.title = title
        self.crs = crs
        self.content = content
        self.fields = fields
        self.coordinateDecimals = coordinateDecimals
    }

    /// The geometries of the rows.
    public enum Content: String, Hashable, Sendable, Codable {
        /// No geometry: a table.
        case table
        case points, multiPoints
        /// Lines with one part or several.
        case lines
        case multiPolygons
        /// Geometries of any type.
        case mixed
    }
}

/// The description of a column to write.
public struct TargetField: Hashable, Sendable {
    /// The kind of a column's values.
    public enum Kind: String, Hashable, Sendable, Codable { case string, integer, number, boolean, date, json }

    /// The name of the column in the file.
    public var name: String
    /// The kind of its values.
    public var kind: Kind
    /// The maximum number of bytes of a text, or of digits of a number; 0 when the format needs no width.
    public var width: Int
    /// The number of decimals, in formats that need it.
    public var decimals: Int

    /// Creates a column. Width and decimals are for DBF; 0 leaves them to the format.
    public init(name: String, kind: Kind, width: Int = 0, decimals: Int = 0) {
        self.name = name
        self.kind = kind
        self.width = width
        self.decimals = decimals
    }
}

/// A row to write.
public struct TargetRow: Hashable, Sendable {
    /// The identifier of the feature.
    public var id: FeatureID
    /// The geometry in the reference system of the layer.
    public var geometry: Geometry?
    /// One value for each field of the layer, of the field's kind or null.
    public var values: [PropertyValue]

    /// Creates a row. `values` has one value for each column of the layer.
    public init(id: FeatureID, geometry: Geometry?, values: [PropertyValue]) {
        self.id = id
        self.geometry = geometry
        self.values = values
    }
}
