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
