internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

/// Computes the overlaps and municipal shares of sites in every version of an inventory of format 7 or older.
struct OverlapMigration {
    private let db: Database
    private let crs: CRS

    init(_ db: Database, crs: CRS) { (self.db, self.crs) = (db, crs) }

    /// - Throws: `DatabaseError` when the file cannot be written; `GeometryError` when land cannot be overlaid.
    func run() throws {
        let ofMunicipalities = Set(try versions(of: .municipalities))
        let all = ofMunicipalities.union(try versions(of: .sites)).sorted()
        var boxes: [FeatureID: Envelope] = [:]
        for version in all {
            let snapshot = try GeoPackageSnapshot(db, version: version)
            var changed = Set(try changedSites(version))
            let lands = try snapshot.geometries(of: changed.sorted(), in: .sites)
            for site in changed { boxes[site] = lands[site].flatMap { Envelope($0) } }
            if ofMunicipalities.contains(version) { changed.formUnion(boxes.keys) }
            let (overlaps, shares) = try snapshot.landChanges(of: changed, among: boxes, crs: crs)
            try OverlapRows(db, version: version).write(overlaps)
            try ShareRows(db, version: version).write(shares)
        }
    }

    /// The versions in which features of the collection changed.
    private func versions(of collection: CollectionID) throws -> [Int64] {
        let table = InventoryTable.of(collection)
        return try Int64.fetchAll(
            db,
            sql: """
                SELECT recorded_from FROM \(table.name) UNION SELECT recorded_from FROM \(table.history)
                UNION SELECT recorded_to FROM \(table.history)
                """)
    }

    /// The sites of which a version begins or ends with this version of the inventory.
    private func changedSites(_ version: Int64) throws -> [FeatureID] {
        let table = InventoryTable.of(.sites)
        return try String.fetchAll(
            db,
            sql: """
                SELECT id FROM \(table.name) WHERE recorded_from = :version
                UNION SELECT id FROM \(table.history) WHERE recorded_from = :version OR recorded_to = :version
                """, arguments: ["version": version]
        ).map { FeatureID($0) }
    }
}
