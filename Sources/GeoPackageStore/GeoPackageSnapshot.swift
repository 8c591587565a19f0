internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

/// The features of one version, within one connection's transaction.
class GeoPackageSnapshot: InventorySnapshot {
    let db: Database
    /// The version that is read; `nil` for the latest.
    let pastVersion: Int64?

    /// - Parameter version: the version to read; `nil` for the latest.
    init(_ db: Database, version: Int64? = nil) throws {
        self.db = db
        pastVersion = try version.flatMap { try $0 < db.latestVersion() ? $0 : nil }
    }

    func state() throws -> InventoryState { try db.state(at: pastVersion) }

    func view(of table: Table) -> TableView { TableView(table, version: pastVersion) }

    /// Reads the tables as of the version.
    func statement(_ sql: String, of table: Table) throws -> Statement {
        let view = view(of: table)
        // Statements about the past have the version in their text, so that keeping them helps nobody.
        return view.isCurrent ? try db.cachedStatement(sql: sql) : try db.makeStatement(sql: view.prefix + sql)
    }

    func feature(_ id: FeatureID, in collection: CollectionID) throws -> Feature? {
        try features(in: collection, where: "WHERE id = ?", [id.text]).first
    }

    func since(_ id: FeatureID, in collection: CollectionID) throws -> Int64? {
        let table = Table.of(collection)
        let statement = try statement("SELECT recorded_from FROM \(table.name) WHERE id = ?", of: table)
        return try Int64.fetchOne(statement, arguments: [id.text])
    }

    func features(in collection: CollectionID, where property: FieldName, equals value: String) throws -> [Feature] {
        guard CollectionSchema.of(collection).field(property.rawValue) != nil else {
            throw StoreError("\(collection.rawValue) has no property \(property.rawValue)")
        }
        return try features(in: collection, where: "WHERE \(property.rawValue.quoted) = ? ORDER BY id", [value])
    }

    func features(_ ids: [FeatureID], in collection: CollectionID) throws -> [FeatureID: Feature] {
        let found = try features(
            in: collection, where: "WHERE id IN (SELECT value FROM json_each(?))", [ids.map(\.text).jsonList])
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    func features(
        in collection: CollectionID, where property: FieldName, isIn values: [String]
    ) throws -> [String: [Feature]] {
        guard CollectionSchema.of(collection).field(property.rawValue) != nil else {
            throw StoreError("\(collection.rawValue) has no property \(property.rawValue)")
        }
        let condition = "WHERE \(property.rawValue.quoted) IN (SELECT value FROM json_each(?)) ORDER BY id"
        let found = try features(in: collection, where: condition, [values.jsonList])
        return Dictionary(grouping: found) { $0[property].text ?? "" }
    }

    func features(in collection: CollectionID, meeting envelope: Envelope) throws -> [Feature] {
        let table = Table.of(collection)
        try willUseIndex(of: table)
        let edges: [Double] = [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY]
        let meets = "maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?"
        guard pastVersion == nil else {
            // Which have ended is in no spatial index of the plane; the head of a geometry has its box.
            let condition = """
                WHERE ST_MaxX(geom) >= ? AND ST_MinX(geom) <= ? AND ST_MaxY(geom) >= ? AND ST_MinY(geom) <= ? ORDER BY id
                """
            return try features(in: collection, where: condition, StatementArguments(edges))
        }
        let condition = "WHERE fid IN (SELECT id FROM \(table.spatialIndex) WHERE \(meets)) ORDER BY id"
        return try features(in: collection, where: condition, StatementArguments(edges))
    }

    func forEachFeature(of query: FeatureQuery, _ body: (Feature) throws -> Void) throws {
        let select = try SelectStatement(query, crs: db.plane(), version: pastVersion).features
        let rows = try Row.fetchCursor(db, sql: select.sql, arguments: select.arguments)
        let table = Table.of(query.collection)
        while let row = try rows.next() { try body(Feature(row, table)) }
    }

    /// To be called before a table's spatial index is asked.
    func willUseIndex(of table: Table) throws {}

    func forEachFeature(in collection: CollectionID, _ body: (Feature) throws -> Void) throws {
        let table = Table.of(collection)
        let sql = "SELECT \(table.versionColumnList) FROM \(table.name) ORDER BY id"
        let rows = try Row.fetchCursor(statement(sql, of: table))
        while let row = try rows.next() { try body(Feature(row, table)) }
    }

    func forEachFeature(
        in collection: CollectionID, with properties: [String], _ body: (Feature) throws -> Void
    ) throws {
        let table = Table.of(collection)
        let fields = try properties.map { name in
            guard let field = table.schema.field(name) else {
                throw StoreError("\(collection.rawValue) has no property \(name)")
            }
            return field
        }
        let columns = ([table.hasGeometry ? "geom" : "NULL", "id"] + properties.map(\.quoted)).joined(separator: ", ")
        let rows = try Row.fetchCursor(statement("SELECT \(columns) FROM \(table.name) ORDER BY id", of: table))
        while let row = try rows.next() {
            var feature = Feature(
                id: FeatureID(row[1]), geometry: try (row[0] as Data?).map(GeoPackageGeometry.decode))
            for (column, field) in fields.enumerated() where !row.hasNull(atIndex: column + 2) {
                feature[field.name] = PropertyValue(row[column + 2] as DatabaseValue, as: field.kind)
            }
            try body(feature)
        }
    }

    func hectaresStatement(of site: FeatureID) throws -> HectaresStatement? {
        let table = Table.of(.sites)
        let document = view(of: table).document("hectares", of: "f")
        let statement = try statement("SELECT \(document) FROM \(table.name) AS f WHERE f.id = ?", of: table)
        return try String.fetchOne(statement, arguments: [site.text]).map {
            try JSONDecoder().decode(HectaresStatement.self, from: Data($0.utf8))
        }
    }

    func ids(in collection: CollectionID) throws -> [FeatureID] {
        let table = Table.of(collection)
        let statement = try statement("SELECT id FROM \(table.name) ORDER BY id", of: table)
        return try String.fetchAll(statement).map { FeatureID($0) }
    }

    func largestNumber(of property: FieldName, in collection: CollectionID) throws -> Double? {
        let table = Table.of(collection)
        guard table.schema.field(property.rawValue) != nil else {
            throw StoreError("\(collection.rawValue) has no property \(property.rawValue)")
        }
        return try Double.fetchOne(statement("SELECT max(\(property.rawValue.quoted)) FROM \(table.name)", of: table))
    }

    func versions(of ids: [FeatureID], in collection: CollectionID) throws -> [FeatureID: Int64] {
        let table = Table.of(collection)
        let sql = "SELECT id, recorded_from FROM \(table.name) WHERE id IN (SELECT value FROM json_each(?))"
        let rows = try Row.fetchAll(statement(sql, of: table), arguments: [ids.map(\.text).jsonList])
        return Dictionary(uniqueKeysWithValues: rows.map { (FeatureID($0[0]), $0[1]) })
    }

    func judgedOn() throws -> CalendarDay? {
        // What a version holds was judged on its day: what the calendar changed later is a version of its own.
        if pastVersion != nil { return try state().recordedAt.flatMap { CalendarDay(String($0.prefix(10))) } }
        return try String.fetchOne(db, sql: Database.judgedOn)
            .flatMap { CalendarDay($0) }
    }

    private func features(
        in collection: CollectionID, where condition: String, _ arguments: StatementArguments
    ) throws -> [Feature] {
        let table = Table.of(collection)
        let sql = "SELECT \(table.versionColumnList) FROM \(table.name) \(condition)"
        let rows = try Row.fetchCursor(statement(sql, of: table), arguments: arguments)
        var features: [Feature] = []
        while let row = try rows.next() { features.append(try Feature(row, table)) }
        return features
    }
}

extension Database {
    /// The statement for the day of the last judgement.
    static let judgedOn = "SELECT value FROM inventory_settings WHERE name = 'judged_on'"

    func latestVersion() throws -> Int64 {
        try Int64.fetchOne(cachedStatement(sql: "SELECT max(version) FROM inventory_versions")) ?? 0
    }

    /// - Parameter version: `nil` for the latest.
    func state(at version: Int64? = nil) throws -> InventoryState {
        let sql = """
            SELECT version, recorded_at, (\(Self.judgedOn))
            FROM inventory_versions WHERE version <= ? ORDER BY version DESC LIMIT 1
            """
        let row = try Row.fetchOne(cachedStatement(sql: sql), arguments: [version ?? .max])
        return InventoryState(
            version: row?[0] ?? 0, recordedAt: row?[1], judgedOn: version == nil ? row?[2] : nil)
    }
}

extension Database {
    /// The system in which the inventory keeps its geometries.
    fileprivate func plane() throws -> CRS {
        let sql = "SELECT value FROM inventory_settings WHERE name = 'crs'"
        let parts = try String.fetchOne(cachedStatement(sql: sql))?.split(separator: ":") ?? []
        guard parts.count == 2 else { throw StoreError("the inventory does not tell its coordinate reference system") }
        return CRS(authority: String(parts[0]), code: String(parts[1]))
    }
}
