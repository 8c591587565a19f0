internal import SimpleFeatures
internal import SiteInventory

/// The tables of one collection. Every name in SQL comes from here or from the schema, never from a caller.
struct Table: Sendable {
    let schema: CollectionSchema
    /// The current features: what QGIS and ogrinfo show.
    let name: String
    /// Versions that have ended.
    let history: String
    /// The boxes of ended versions, longitude and latitude in degrees, and from which version to which they held.
    let historyBoxes: String
    /// What is served of the current features.
    let documents: String
    /// The boxes of the served geometries, longitude and latitude in degrees.
    let publicBoxes: String
    /// The GeoPackage's own spatial index, in the inventory's plane.
    let spatialIndex: String
    /// The columns of a version, but for its row key: geometry first, then id and properties.
    let versionColumns: [String]
    /// The same as a list in SQL.
    let versionColumnList: String
    let updateSQL: String
    let archiveSQL: String
    let archiveBoxSQL: String
    let insertDocumentSQL: String
    let updateDocumentSQL: String

    private init(_ collection: CollectionID) {
        schema = .of(collection)
        name = collection.rawValue.replacing("-", with: "_")
        history = "\(name)_history"
        historyBoxes = "\(name)_history_box"
        documents = "\(name)_documents"
        publicBoxes = "\(name)_public_box"
        spatialIndex = "rtree_\(name)_geom"
        versionColumns =
            (schema.geometry == .none ? [] : ["geom"]) + ["id"] + schema.fields.map(\.name) + ["recorded_from"]
        versionColumnList = versionColumns.map(\.quoted).joined(separator: ", ")
        let assignments = versionColumns.map { "\($0.quoted) = ?" }.joined(separator: ", ")
        let archived = versionColumns.map { "f.\($0.quoted)" }.joined(separator: ", ")
        updateSQL = "UPDATE \(name) SET \(assignments) WHERE fid = ?"
        insertDocumentSQL = "INSERT INTO \(documents) (fid, geojson, hectares) VALUES (?, ?, ?)"
        updateDocumentSQL = "UPDATE \(documents) SET geojson = ?, hectares = ? WHERE fid = ?"
        archiveSQL = """
            INSERT INTO \(history) (fid, \(versionColumnList), recorded_to, geojson, hectares)
            SELECT f.fid, \(archived), ?, d.geojson, d.hectares
            FROM \(name) AS f JOIN \(documents) AS d ON d.fid = f.fid WHERE f.fid = ?
            """
        archiveBoxSQL = """
            INSERT INTO \(historyBoxes) (minx, maxx, miny, maxy, first_version, last_version, fid)
            SELECT b.minx, b.maxx, b.miny, b.maxy, f.recorded_from, ?, f.fid
            FROM \(name) AS f JOIN \(publicBoxes) AS b ON b.id = f.fid WHERE f.fid = ?
            """
    }

    /// Adds a row with values for these columns, unless there is one of its id.
    func insertSQL(of columns: [String]) -> String {
        """
        INSERT INTO \(name) (\(columns.map(\.quoted).joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", "))) ON CONFLICT (id) DO NOTHING
        """
    }

    /// Made once: every row asks for it.
    private static let byCollection = Dictionary(
        uniqueKeysWithValues: CollectionID.allCases.map { ($0, Table($0)) })

    static let all: [Table] = CollectionID.allCases.map(of)

    static func of(_ collection: CollectionID) -> Table { byCollection[collection] ?? Table(collection) }

    var hasGeometry: Bool { schema.geometry != .none }

    /// The GeoPackage's name for the kind of geometry.
    var geometryTypeName: String {
        switch schema.geometry {
        case .multiPolygon: "MULTIPOLYGON"
        case .multiLineString: "MULTILINESTRING"
        case .any, .none: "GEOMETRY"
        }
    }
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
