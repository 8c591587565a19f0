internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

/// Writes the municipal shares that begin and end with a version.
struct ShareRows {
    private let db: Database
    private let version: Int64

    private static let table = InventoryTable.of(.sites)
    private static let columns = SiteFigure.summed.map(\.rawValue.quoted).joined(separator: ", ")
    private static let ofSite = """
        fid IN (SELECT fid FROM main.\(table.name) WHERE id = ?1 UNION ALL SELECT fid FROM main.\(table.history) WHERE id = ?1)
        """

    init(_ db: Database, version: Int64) { (self.db, self.version) = (db, version) }

    func write(_ changes: ShareChanges) throws {
        let table = OverlapTables.shares
        for site in changes.ended.sorted() {
            // A share that this version added is not part of an earlier version.
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(Self.ofSite) AND first_version = ?2")
                .execute(arguments: [site.text, version])
            let end = "UPDATE \(table) SET last_version = ?2 WHERE \(Self.ofSite) AND last_version IS NULL"
            try db.cachedStatement(sql: end).execute(arguments: [site.text, version - 1])
        }
        for share in changes.added { try insert(share) }
    }

    private func insert(_ share: MunicipalShare) throws {
        let sql = """
            INSERT INTO \(OverlapTables.shares) (fid, first_version, municipality, is_whole, \(Self.columns))
            SELECT fid, ?2, ?3, ?4\(SiteFigure.summed.indices.map { ", ?\($0 + 5)" }.joined())
            FROM \(OverlapTables.siteAsOfVersion)
            """
        var arguments: [(any DatabaseValueConvertible)?] = [
            share.site.text, version, share.municipality, share.hectares == nil,
        ]
        for figure in SiteFigure.summed { arguments.append(share.hectares.map { $0[figure] ?? 0 }) }
        try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
    }
}

extension GeoPackageTransaction {
    func put(_ changes: ShareChanges) throws {
        beginVersion()
        try ShareRows(db, version: version).write(changes)
    }
}
