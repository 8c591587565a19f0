internal import Codecs
internal import Foundation
internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

/// Writes the crowded lands that begin and end with a version.
struct CrowdedRows {
    private let db: Database
    private let version: Int64

    private static let sites = InventoryTable.of(.sites)
    private static let ofSite = """
        fid IN (SELECT fid FROM main.\(sites.name) WHERE id = ?1 UNION ALL SELECT fid FROM main.\(sites.history) WHERE id = ?1)
        """

    init(_ db: Database, version: Int64) { (self.db, self.version) = (db, version) }

    func write(_ changes: CrowdedLandChanges) throws {
        let table = OverlapTables.crowded
        for site in changes.ended.sorted() {
            // A land that this version added is not part of an earlier version.
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(Self.ofSite) AND first_version = ?2")
                .execute(arguments: [site.text, version])
            let end = "UPDATE \(table) SET last_version = ?2 WHERE \(Self.ofSite) AND last_version IS NULL"
            try db.cachedStatement(sql: end).execute(arguments: [site.text, version - 1])
        }
        for land in changes.added { try insert(land) }
    }

    private func insert(_ land: CrowdedLand) throws {
        let sql = """
            INSERT INTO \(OverlapTables.crowded)
              (fid, is_crowded, land, condition, municipality, hectares, geometry, first_version)
            SELECT fid, ?3, ?4, ?5, ?6, ?7, ?8, ?2 FROM \(OverlapTables.siteAsOfVersion)
            """
        try db.cachedStatement(sql: sql).execute(arguments: [
            land.site.text, version, land.isCrowded, land.land.rawValue, land.condition, land.municipality,
            land.hectares, Data(WKB.encode(land.geometry)),
        ])
    }
}
