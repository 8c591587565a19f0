/// Something that takes layers of features and makes a file of them.
///
/// The other side of ``VectorSource``: the domain says what is written, and knows no files.
public protocol VectorSink {
    /// Writes one layer; `rows` is called once, and hands over one row after the other.
    func write(_ layer: TargetLayer, rows: (_ write: (TargetRow) throws -> Void) throws -> Void) throws

    /// Writes a text beside the layers, where the format has a place for it; else nothing happens.
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
    /// As German Excel opens it: semicolons, decimal commas, UTF-8 with a byte order mark.
    case excelCSV = "csv-excel"

    /// How the names of such files end.
    public var fileEnding: String {
        switch self {
        case .shapefile: "zip"
        case .excelCSV: "csv"
        case .geoPackage, .geoJSON, .flatGeobuf, .csv: rawValue
        }
    }
}

/// A layer as it is to be written.
public struct TargetLayer: Hashable, Sendable {
    /// The name of the layer in the file.
    public var name: String
    /// What people call it, for formats with a place for that.
    public var title: String
    /// The system that the rows' geometries are in, x before y.
    public var crs: CRS
    /// The kind of geometry, or none.
    public var content: Content
    /// The fields, in the order of ``TargetRow/values``.
    public var fields: [TargetField]
    /// How many decimals coordinates are written with, where they are written as text; `nil` for all.
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

    /// Which geometries the rows have.
    public enum Content: String, Hashable, Sendable, Codable {
        /// None: a plain table.
        case table
        case points, multiPoints
        /// Lines of one part or several.
        case lines
        case multiPolygons
        /// Of any kind.
        case mixed
    }
}

/// A column as it is to be written.
public struct TargetField: Hashable, Sendable {
    /// The kind of a column's values.
    public enum Kind: String, Hashable, Sendable, Codable { case string, integer, number, boolean, date, json }

    /// The name of the column in the file.
    public var name: String
    /// The kind of its values.
    public var kind: Kind
    /// Of a text its most bytes, of a number all its places; 0 where the format needs no width.
    public var width: Int
    /// The decimals of a number, where the format needs to know.
    public var decimals: Int

    /// Creates a column. Width and decimals are for DBF; 0 leaves them to the format.
    public init(name: String, kind: Kind, width: Int = 0, decimals: Int = 0) {
        self.name = name
        self.kind = kind
        self.width = width
        self.decimals = decimals
    }
}

/// One row of a layer to be written.
public struct TargetRow: Hashable, Sendable {
    /// The identifier of the feature.
    public var id: FeatureID
    /// In the layer's coordinate system.
    public var geometry: Geometry?
    /// One value for each of the layer's fields, of the field's kind or null.
    public var values: [PropertyValue]

    /// Creates a row. `values` has one value for each column of the layer.
    public init(id: FeatureID, geometry: Geometry?, values: [PropertyValue]) {
        self.id = id
        self.geometry = geometry
        self.values = values
    }
}
