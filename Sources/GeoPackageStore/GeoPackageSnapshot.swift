internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

/// The current features at one instant, within one connection's transaction.
class GeoPackageSnapshot: InventorySnapshot {
    let db: Database

    init(_ db: Database) { self.db = db }

    func feature(_ id: FeatureID, in collection: CollectionID) throws -> Feature? {
        try features(in: collection, where: "WHERE id = ?", [id.text]).first
    }

    func features(in collection: CollectionID, where property: String, equals value: String) throws -> [Feature] {
        guard CollectionSchema.of(collection).field(property) != nil else {
            throw StoreError("\(collection.rawValue) has no property \(property)")
        }
        return try features(in: collection, where: "WHERE \(property.quoted) = ? ORDER BY id", [value])
    }

    func features(_ ids: [FeatureID], in collection: CollectionID) throws -> [FeatureID: Feature] {
        let found = try features(
            in: collection, where: "WHERE id IN (SELECT value FROM json_each(?))", [ids.map(\.text).jsonList])
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    func features(
        in collection: CollectionID, where property: String, isIn values: [String]
    ) throws -> [String: [Feature]] {
        guard CollectionSchema.of(collection).field(property) != nil else {
            throw StoreError("\(collection.rawValue) has no property \(property)")
        }
        let condition = "WHERE \(property.quoted) IN (SELECT value FROM json_each(?)) ORDER BY id"
        let found = try features(in: collection, where: condition, [values.jsonList])
        return Dictionary(grouping: found) { $0[property].text ?? "" }
    }

    func features(in collection: CollectionID, meeting envelope: Envelope) throws -> [Feature] {
        let table = Table.of(collection)
        try willUseIndex(of: table)
        let condition = """
            WHERE fid IN (SELECT id FROM \(table.spatialIndex)
              WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?) ORDER BY id
            """
        return try features(
            in: collection, where: condition, [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY])
    }

    func neighbours(
        of ids: [FeatureID], in collection: CollectionID
    ) throws -> [(feature: FeatureID, neighbour: FeatureID)] {
        let table = Table.of(collection)
        try willUseIndex(of: table)
        let sql = """
            SELECT own.id, other.id FROM json_each(?) AS asked
            JOIN \(table.name) AS own ON own.id = asked.value
            JOIN \(table.spatialIndex) AS box ON box.id = own.fid
            JOIN \(table.spatialIndex) AS near
              ON near.maxx >= box.minx AND near.minx <= box.maxx AND near.maxy >= box.miny AND near.miny <= box.maxy
            JOIN \(table.name) AS other ON other.fid = near.id
            WHERE other.fid <> own.fid ORDER BY asked.key, other.id
            """
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [ids.map(\.text).jsonList])
        var pairs: [(feature: FeatureID, neighbour: FeatureID)] = []
        while let row = try rows.next() { pairs.append((FeatureID(row[0]), FeatureID(row[1]))) }
        return pairs
    }

    func geometries(of ids: [FeatureID], in collection: CollectionID) throws -> [FeatureID: Geometry] {
        let sql = """
            SELECT id, geom FROM \(Table.of(collection).name)
            WHERE id IN (SELECT value FROM json_each(?)) AND geom IS NOT NULL
            """
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [ids.map(\.text).jsonList])
        var geometries: [FeatureID: Geometry] = [:]
        while let row = try rows.next() {
            geometries[FeatureID(row[0])] = try GeoPackageGeometry.decode(row[1] as Data)
        }
        return geometries
    }

    /// To be called before a table's spatial index is asked.
    func willUseIndex(of table: Table) throws {}

    func forEachFeature(in collection: CollectionID, _ body: (Feature) throws -> Void) throws {
        let table = Table.of(collection)
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(table.versionColumnList) FROM \(table.name) ORDER BY id")
        while let row = try rows.next() { try body(Feature(row, table)) }
    }

    func hectaresStatement(of site: FeatureID) throws -> HectaresStatement? {
        let sql = "SELECT d.hectares FROM sites AS f JOIN sites_documents AS d ON d.fid = f.fid WHERE f.id = ?"
        return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [site.text]).map {
            try JSONDecoder().decode(HectaresStatement.self, from: Data($0.utf8))
        }
    }

    func judgedOn() throws -> CalendarDay? {
        try String.fetchOne(db, sql: "SELECT value FROM inventory_settings WHERE name = 'judged_on'")
            .flatMap { CalendarDay($0) }
    }

    private func features(
        in collection: CollectionID, where condition: String, _ arguments: StatementArguments
    ) throws -> [Feature] {
        let table = Table.of(collection)
        let sql = "SELECT \(table.versionColumnList) FROM \(table.name) \(condition)"
        let statement = try db.cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        var features: [Feature] = []
        while let row = try rows.next() { features.append(try Feature(row, table)) }
        return features
    }
}

extension [String] {
    /// As one argument for any number of values: SQLite limits the number of arguments.
    fileprivate var jsonList: String {
        var json = JSONText()
        json.append(raw: "[")
        for (index, value) in enumerated() {
            if index > 0 { json.append(raw: ",") }
            json.append(string: value)
        }
        json.append(raw: "]")
        return json.text
    }
}
