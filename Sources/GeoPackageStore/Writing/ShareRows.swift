internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

/// Writes the municipal shares that begin and end with a version.
struct ShareRows {
    private let db: Database
    private let version: Int64

    private static let columns = SiteFigure.summed.map(\.rawValue.quoted).joined(separator: ", ")

    init(_ db: Database, version: Int64) { (self.db, self.version) = (db, version) }

    func write(_ changes: ShareChanges) throws {
        try db.endRows(of: changes.ended, in: OverlapTables.shares, at: version)
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
