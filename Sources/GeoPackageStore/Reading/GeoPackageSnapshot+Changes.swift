internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import InventorySQL
internal import SiteInventory

extension GeoPackageSnapshot {
    func changes(in collection: CollectionID, of id: FeatureID?) throws -> [RecordedChange] {
        let table = InventoryTable.of(collection)
        let condition = id == nil ? "" : " WHERE id = :id"
        let sql = """
            SELECT v.version, v.recorded_at,
              (SELECT json_group_array(path) FROM (
                SELECT json_extract(report, '$.path') AS path FROM inventory_imports
                WHERE version = v.version ORDER BY rowid)) AS imports,
              (SELECT reverted_version FROM inventory_reverts WHERE version = v.version) AS reverts
            FROM inventory_versions AS v
            WHERE v.version <= :last AND v.version IN (
              SELECT recorded_from FROM main.\(table.name)\(condition)
              UNION SELECT recorded_from FROM main.\(table.history)\(condition)
              UNION SELECT recorded_to FROM main.\(table.history)\(condition))
            ORDER BY v.version
            """
        var arguments: StatementArguments = ["last": pastVersion ?? .max]
        if let id { arguments += ["id": id.text] }
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            let paths = try JSONDecoder().decode([String].self, from: Data((row["imports"] as String).utf8))
            return RecordedChange(
                version: row["version"], recordedAt: row["recorded_at"], imports: paths, reverts: row["reverts"])
        }
    }

    func forEachChange(
        ofVersion version: Int64, in collection: CollectionID, _ body: (FeatureTransition) throws -> Void
    ) throws {
        let table = InventoryTable.of(collection)
        let changed = """
            SELECT id FROM \(table.name) WHERE recorded_from = :version
            UNION SELECT id FROM \(table.history) WHERE recorded_from = :version OR recorded_to = :version
            ORDER BY id
            """
        let reader = FeatureRowReader.of(table)
        let columns = reader.columnList
        let ended = "SELECT \(columns) FROM \(table.history) AS f WHERE id = ? AND recorded_to = ?"
        let began = """
            SELECT \(columns) FROM \(table.name) AS f WHERE id = :id AND recorded_from = :version
            UNION ALL SELECT \(columns) FROM \(table.history) AS f WHERE id = :id AND recorded_from = :version
            """
        for id in try String.fetchAll(db, sql: changed, arguments: ["version": version]) {
            let before = try Row.fetchOne(db.cachedStatement(sql: ended), arguments: [id, version])
            let after = try Row.fetchOne(
                db.cachedStatement(sql: began), arguments: ["id": id, "version": version])
            try body(
                FeatureTransition(
                    before: try before.map { try reader.feature($0).feature },
                    after: try after.map { try reader.feature($0).feature },
                    now: try feature(FeatureID(id), in: collection)))
        }
    }
}
