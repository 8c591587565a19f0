internal import SimpleFeatures
internal import SiteInventory

/// The tables of one collection. Every name in SQL comes from here or from the schema, never from a caller.
struct Table: Sendable {
    let schema: CollectionSchema

    init(_ collection: CollectionID) { schema = .of(collection) }

    /// The current features: what QGIS and ogrinfo show.
    var name: String { schema.id.rawValue.replacing("-", with: "_") }
    /// Versions that have ended.
    var history: String { "\(name)_history" }
    /// What is served of the current features.
    var documents: String { "\(name)_documents" }
    /// The boxes of the served geometries, longitude and latitude in degrees.
    var publicBoxes: String { "\(name)_public_box" }
    /// The GeoPackage's own spatial index, in the inventory's plane.
    var spatialIndex: String { "rtree_\(name)_geom" }

    var hasGeometry: Bool { schema.geometry != .none }

    /// The columns of a version, but for its row key: geometry first, then id and properties.
    var versionColumns: [String] {
        (hasGeometry ? ["geom"] : []) + ["id"] + schema.fields.map(\.name) + ["recorded_from"]
    }

    /// The GeoPackage's name for the kind of geometry.
    var geometryTypeName: String {
        switch schema.geometry {
        case .multiPolygon: "MULTIPOLYGON"
        case .multiLineString: "MULTILINESTRING"
        case .any, .none: "GEOMETRY"
        }
    }

    static let all: [Table] = CollectionID.allCases.map(Table.init)
}

extension CollectionSchema.Field {
    var sqlType: String {
        switch kind {
        case .string, .json: "TEXT"
        case .date: "DATE"
        case .integer: "INTEGER"
        case .number: "DOUBLE"
        case .boolean: "BOOLEAN"
        }
    }
}

extension String {
    /// As an identifier in SQL.
    var quoted: String { "\"\(self)\"" }
}

extension [String] {
    var columnList: String { map(\.quoted).joined(separator: ", ") }
    var placeholders: String { map { _ in "?" }.joined(separator: ", ") }
}
