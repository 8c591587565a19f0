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

    init(_ db: Database, version: Int64) { (self.db, self.version) = (db, version) }

    func write(_ changes: CrowdedLandChanges) throws {
        try db.endRows(of: changes.ended, in: OverlapTables.crowded, at: version)
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
