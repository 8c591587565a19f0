internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

/// Computes the overlaps of sites in every version of an inventory of format 7 or older.
struct OverlapMigration {
    private let db: Database
    private let crs: CRS

    init(_ db: Database, crs: CRS) { (self.db, self.crs) = (db, crs) }

    /// - Throws: `DatabaseError` when the file cannot be written; `GeometryError` when land cannot be overlaid.
    func run() throws {
        let table = InventoryTable.of(.sites)
        let versions = try Int64.fetchAll(
            db,
            sql: """
                SELECT recorded_from FROM \(table.name) UNION SELECT recorded_from FROM \(table.history)
                UNION SELECT recorded_to FROM \(table.history) ORDER BY 1
                """)
        var boxes: [FeatureID: Envelope] = [:]
        for version in versions {
            let changed = try changedSites(table, version)
            let snapshot = try GeoPackageSnapshot(db, version: version)
            let lands = try snapshot.geometries(of: changed, in: .sites)
            for site in changed { boxes[site] = lands[site].flatMap { Envelope($0) } }
            let changes = try snapshot.overlapChanges(of: Set(changed), among: boxes, crs: crs)
            try OverlapRows(db, version: version).write(changes)
        }
    }

    /// The sites of which a version begins or ends with this version of the inventory.
    private func changedSites(_ table: InventoryTable, _ version: Int64) throws -> [FeatureID] {
        try String.fetchAll(
            db,
            sql: """
                SELECT id FROM \(table.name) WHERE recorded_from = :version
                UNION SELECT id FROM \(table.history) WHERE recorded_from = :version OR recorded_to = :version
                """, arguments: ["version": version]
        ).map { FeatureID($0) }
    }
}
