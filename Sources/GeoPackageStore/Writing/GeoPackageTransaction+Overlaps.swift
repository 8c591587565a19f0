internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

extension GeoPackageTransaction {
    func put(_ changes: OverlapChanges) throws {
        beginVersion()
        try OverlapRows(db, version: version).write(changes)
    }
}

/// Writes the overlaps that begin and end with a version.
struct OverlapRows {
    private let db: Database
    private let version: Int64

    init(_ db: Database, version: Int64) { (self.db, self.version) = (db, version) }

    func write(_ changes: OverlapChanges) throws {
        for stored in changes.ended { try end(stored.number) }
        let last = try Int64.fetchOne(db, sql: "SELECT max(overlap) FROM \(OverlapTables.overlaps)") ?? 0
        for (overlap, number) in zip(changes.added, (last + 1)...) { try insert(overlap, number) }
        try CrowdedRows(db, version: version).write(changes.crowded)
    }

    /// Ends an overlap with the previous version. Removes an overlap that this version had added.
    private func end(_ number: Int64) throws {
        let table = OverlapTables.overlaps
        try db.cachedStatement(sql: "DELETE FROM \(table) WHERE overlap = ? AND first_version = ?")
            .execute(arguments: [number, version])
        try db.cachedStatement(sql: "UPDATE \(table) SET last_version = ? WHERE overlap = ?")
            .execute(arguments: [version - 1, number])
    }

    private func insert(_ overlap: SiteOverlap, _ number: Int64) throws {
        let sql = """
            INSERT INTO \(OverlapTables.overlaps) (overlap, fid, land, condition, hectares, municipality, first_version)
            SELECT ?3, fid, ?4, ?5, ?6, ?7, ?2 FROM \(OverlapTables.siteAsOfVersion)
            """
        let statement = try db.cachedStatement(sql: sql)
        for claim in overlap.claims {
            try statement.execute(arguments: [
                claim.site.text, version, number, claim.land.rawValue, claim.condition, overlap.hectares,
                overlap.municipality,
            ])
        }
    }
}
