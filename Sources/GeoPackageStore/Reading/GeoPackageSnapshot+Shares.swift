internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

// Reads the municipal shares of sites.

extension GeoPackageSnapshot {
    func municipalTotals(of query: FeatureQuery, hasBoundaries: Bool) throws -> MunicipalTotals {
        let statement = try sum(query)
        var totals = MunicipalTotals()
        let ofShares = [statement.municipalTotalsOfWholeSites(), statement.municipalTotalsOfCutSites()]
        for fragment in hasBoundaries ? ofShares : [] {
            let rows = try db.rows(fragment, of: query)
            while let row = try rows.next() { totals.byLand.append(SiteTotals(row)) }
        }
        let rows = try db.rows(statement.declaredMunicipalTotals(hasBoundaries: hasBoundaries), of: query)
        while let row = try rows.next() {
            let group = SiteTotals(row)
            totals.declared.append(
                MunicipalTotals.Declared(key: group.key, name: row[SiteTotals.columnCount], totals: group.totals))
        }
        return totals
    }

    func hasShares() throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM \(OverlapTables.shares))"
        return try Bool.fetchOne(db.cachedStatement(sql: sql)) == true
    }

    func shares(of sites: [FeatureID]) throws -> [MunicipalShare] {
        let table = InventoryTable.of(.sites)
        let figures = SiteFigure.summed.map { "h.\($0.rawValue.quoted)" }.joined(separator: ", ")
        let sql = """
            SELECT s.id, h.municipality, h.is_whole, \(figures)
            FROM (
              SELECT fid, id FROM main.\(table.name) WHERE id IN (SELECT value FROM json_each(:ids))
              UNION SELECT fid, id FROM main.\(table.history) WHERE id IN (SELECT value FROM json_each(:ids))
            ) AS s JOIN \(OverlapTables.shares) AS h ON h.fid = s.fid
            WHERE \(OverlapTables.isValid("h", at: pastVersion))
            """
        let rows = try Row.fetchCursor(db, sql: sql, arguments: ["ids": sites.map(\.text).jsonList])
        var shares: [MunicipalShare] = []
        while let row = try rows.next() { shares.append(MunicipalShare(row)) }
        return shares
    }
}

extension MunicipalShare {
    fileprivate init(_ row: Row) {
        let isWhole: Bool = row[2]
        var hectares: [SiteFigure: Double] = [:]
        for (index, figure) in SiteFigure.summed.enumerated() where !isWhole { hectares[figure] = row[3 + index] }
        self.init(site: FeatureID(row[0]), municipality: row[1], hectares: isWhole ? nil : hectares)
    }
}
