internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

extension GeoPackageSnapshot {
    func changes(in collection: CollectionID, of id: FeatureID?) throws -> [RecordedChange] {
        let table = Table.of(collection)
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
}
