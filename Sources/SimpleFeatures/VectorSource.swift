/// Something that holds layers of features as somebody else wrote them: a file, a folder, a zip.
///
/// The one door between the reader of files and the domain, which knows no files.
public protocol VectorSource: Sendable {
    /// The layers in it, in a fixed order.
    func layers() throws -> [SourceLayer]

    /// Calls `body` for each row of the layer, in the file's order, and `warn` with what is wrong with it.
    ///
    /// A fault that refuses its row (``SourceFault/refusesRow``) stands in the place of that row: `body` is not called.
    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void) throws
}

/// A layer as the file describes it.
public struct SourceLayer: Hashable, Sendable, Codable {
    /// The layer's own name: for a shapefile, the file's name without its ending.
    public var name: String
    /// Where it lies, as a person would say it: `logistik.zip/Altstandorte/Logistik.shp`, `flaechen.gpkg/plots`.
    public var path: String
    /// The fields, in the order of ``SourceFeature/values``.
    public var fields: [SourceField]
    /// The coordinate reference system that the file states; `nil` when it states none or has no geometry.
    public var crs: SourceCRS?
    /// False for a plain table.
    public var hasGeometry: Bool
    /// The number of rows that the file says it has.
    public var featureCount: Int
    /// The character encoding that the text was read with, and the rule that decided it.
    public var encoding: SourceEncoding?

    /// Creates the description of a layer as a file states it.
    public init(
        name: String, path: String, fields: [SourceField], crs: SourceCRS?, hasGeometry: Bool,
        featureCount: Int, encoding: SourceEncoding? = nil
    ) {
        self.name = name
        self.path = path
        self.fields = fields
        self.crs = crs
        self.hasGeometry = hasGeometry
        self.featureCount = featureCount
        self.encoding = encoding
    }
}

/// An attribute column as the file describes it.
public struct SourceField: Hashable, Sendable, Codable {
    /// The kind of a column's values, as the file declares it.
    public enum Kind: String, Hashable, Sendable, Codable { case string, integer, number, date, other }

    /// The name of the column in the file.
    public var name: String
    /// The declared kind of its values.
    public var kind: Kind

    /// Creates a column.
    public init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// A coordinate reference system as the file states it.
public struct SourceCRS: Hashable, Sendable, Codable {
    /// The name in the file: `DHDN / 3-degree Gauss-Kruger zone 2`.
    public var name: String
    /// Authority and code, where the definition is one of the known ones.
    public var identifier: CRS?
    /// The whole definition as well-known text.
    public var wkt: String

    /// Creates the description of a system as a file states it.
    public init(name: String, identifier: CRS?, wkt: String) {
        self.name = name
        self.identifier = identifier
        self.wkt = wkt
    }

    /// What PROJ is asked with: the code where there is one, else the text.
    public var definition: String { identifier?.definition ?? wkt }
}

/// A character encoding and the rule by which it was chosen.
public struct SourceEncoding: Hashable, Sendable, Codable {
    /// The evidence that decided an encoding.
    public enum Rule: String, Hashable, Sendable, Codable {
        /// Somebody said so.
        case option = "as told"
        case cpgFile = ".cpg"
        case languageByte = ".dbf language byte"
        case strictUTF8 = "valid UTF-8"
        /// The bytes refute what the file says of itself, or leave only one encoding of several.
        case content = "by the bytes"
        /// Nothing tells, so it is taken for what German planners' programs write.
        case fallback = "assumed"
    }

    /// The name as iconv knows it: `UTF-8`, `CP1252`.
    public var name: String
    /// The evidence that decided it.
    public var rule: Rule

    /// Creates the description of an encoding.
    public init(name: String, rule: Rule) {
        self.name = name
        self.rule = rule
    }
}

/// One row of a layer.
public struct SourceFeature: Sendable {
    /// The row's number in the file, beginning with 1.
    public var row: Int
    /// In the layer's coordinate system, x before y; `nil` for a null geometry.
    public var geometry: Geometry?
    /// True when the file had heights or measures that were dropped.
    public var droppedZM: Bool
    /// One value for each of the layer's fields.
    public var values: [PropertyValue]

    /// Creates a row.
    public init(
        row: Int, geometry: Geometry?, droppedZM: Bool = false, values: [PropertyValue]
    ) {
        self.row = row
        self.geometry = geometry
        self.droppedZM = droppedZM
        self.values = values
    }
}
