/// A source of layers: a file, a folder or a zip file. It keeps file formats out of the domain.
public protocol VectorSource: Sendable {
    /// The layers in a fixed order.
    func layers() throws -> [SourceLayer]

    /// Calls `body` for each row of the layer in file order, and `warn` for each fault.
    ///
    /// Does not call `body` for a refused row (``SourceFault/refusesRow``).
    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void) throws

    /// The first positions of the first features of the layer with a geometry, at most 50; empty when no feature has
    /// one.
    func samplePositions(of layer: SourceLayer) throws -> [Position]
}

/// The description of a layer in a file.
public struct SourceLayer: Hashable, Sendable, Codable {
    /// The name of the layer; for a shapefile, the file name without extension.
    public var name: String
    /// The path inside the delivery: `logistik.zip/Altstandorte/Logistik.shp`, `flaechen.gpkg/plots`.
    public var path: String
    /// The fields, in the order of ``SourceFeature/values``.
    public var fields: [SourceField]
    /// The coordinate reference system that the file states; `nil` when it states none or has no geometry.
    public var crs: SourceCRS?
    /// False for a plain table.
    public var hasGeometry: Bool
    /// The number of rows stated in the file.
    public var featureCount: Int
    /// The encoding of the text, and the rule that determined it.
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

/// The description of an attribute column in a file.
public struct SourceField: Hashable, Sendable, Codable {
    /// The kind of a column's values, as the file declares it.
    public enum Kind: String, Hashable, Sendable, Codable {
        case string, integer, number, date, other
        /// A coordinate of the row's geometry.
        case coordinate
    }

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

/// The coordinate reference system that a file states.
public struct SourceCRS: Hashable, Sendable, Codable {
    /// The name in the file: `DHDN / 3-degree Gauss-Kruger zone 2`.
    public var name: String
    /// Authority and code; `nil` when no known system matches the definition.
    public var identifier: CRS?
    /// The whole definition as well-known text.
    public var wkt: String

    /// Creates the description of a system as a file states it.
    public init(name: String, identifier: CRS?, wkt: String) {
        self.name = name
        self.identifier = identifier
        self.wkt = wkt
    }

    /// The definition for PROJ: the code if known, else the well-known text.
    public var definition: String { identifier?.definition ?? wkt }
}

/// A character encoding and the rule that determined it.
public struct SourceEncoding: Hashable, Sendable, Codable {
    /// The evidence for an encoding.
    public enum Rule: String, Hashable, Sendable, Codable {
        /// An option of the import.
        case option = "as told"
        case cpgFile = ".cpg"
        case languageByte = ".dbf language byte"
        case strictUTF8 = "valid UTF-8"
        /// The bytes contradict the file's statement, or match only one encoding.
        case content = "by the bytes"
        /// No evidence; assumes the encoding that programs of German planners write.
        case fallback = "assumed"
    }

    /// The name in iconv: `UTF-8`, `CP1252`.
    public var name: String
    /// The evidence for it.
    public var rule: Rule

    /// Creates the description of an encoding.
    public init(name: String, rule: Rule) {
        self.name = name
        self.rule = rule
    }
}

/// One row of a layer.
public struct SourceFeature: Sendable {
    /// The number of the row in the file, counted from 1.
    public var row: Int
    /// The geometry in the reference system of the layer, x before y; `nil` for a null geometry.
    public var geometry: Geometry?
    /// True when the file had heights or measures that were dropped.
    public var droppedZM: Bool
    /// The area by the directions of the rings, divided by the area by containment, in formats with both; 1 when they
    /// agree.
    public var directionAreaRatio: Double
    /// One value for each field of the layer.
    public var values: [PropertyValue]

    /// Creates a row.
    public init(
        row: Int, geometry: Geometry?, droppedZM: Bool = false, directionAreaRatio: Double = 1, values: [PropertyValue]
    ) {
        self.row = row
        self.geometry = geometry
        self.droppedZM = droppedZM
        self.directionAreaRatio = directionAreaRatio
        self.values = values
    }
}
