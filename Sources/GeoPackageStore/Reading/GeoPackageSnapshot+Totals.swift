internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

// Adds up stored figures and reads stored overlaps.

extension GeoPackageSnapshot {
    func sum(_ query: FeatureQuery) throws -> SumStatement {
        try SumStatement(query, crs: db.plane(), version: pastVersion, GeoPackageDialect())
    }

    func totals(of query: FeatureQuery, by property: FieldName?) throws -> [SiteTotals] {
        let rows = try db.rows(sum(query).totals(by: property), of: query)
        var groups: [SiteTotals] = []
        while let row = try rows.next() { groups.append(SiteTotals(row)) }
        return groups
    }

    func conditionalLand(of query: FeatureQuery) throws -> [SiteTotals] {
        let rows = try db.rows(sum(query).conditionalLand(), of: query)
        var groups: [SiteTotals] = []
        while let row = try rows.next() {
            groups.append(SiteTotals(condition: row[0], hectares: row[1], siteCount: row[2]))
        }
        return groups
    }

    func sites(waitingFor isMet: (String) -> Bool) throws -> [FeatureID] {
        let all = FeatureQuery(.sites)
        let statement = try sum(all)
        let conditions = try String.fetchAll(db, sql: statement.storedConditions().sql).filter(isMet)
        guard !conditions.isEmpty else { return [] }
        let rows = try db.rows(statement.sites(with: conditions), of: all)
        var sites: [FeatureID] = []
        while let row = try rows.next() { sites.append(FeatureID(row[0])) }
        return sites
    }

    func claims(of query: FeatureQuery, by property: FieldName?) throws -> [SelectedClaim] {
        let rows = try db.rows(sum(query).claims(by: property), of: query)
        var claims: [SelectedClaim] = []
        while let row = try rows.next() {
            claims.append(
                SelectedClaim(
                    overlap: row[0], hectares: row[1], land: try OverlapLand(storedWord: row[2]), condition: row[3],
                    municipality: row[4], key: row[5]))
        }
        return claims
    }

    func intervals(of figure: SiteFigure, in query: FeatureQuery) throws -> FigureIntervals? {
        guard query.roads.isEmpty else { return nil }
        let statement = try HistoryStatement(figure, query, crs: db.plane(), GeoPackageDialect())
        var intervals = FigureIntervals(sums: [], claims: [])
        for fragment in [statement.currentSums, statement.endedSums] {
            let rows = try db.rows(fragment, of: query)
            while let row = try rows.next() {
                let end: Int64? = row[1]
                intervals.sums.append(
                    FigureIntervals.Sum(first: row[0], last: end.map { $0 - 1 }, hectares: row[2], siteCount: row[3]))
            }
        }
        for fragment in statement.claims {
            let rows = try db.rows(fragment, of: query)
            while let row = try rows.next() {
                if let claim = FigureIntervals.Claim(row) { intervals.claims.append(claim) }
            }
        }
        intervals.crowded = try crowdedIntervals(statement, of: query)
        return intervals
    }

    func hasOverlaps() throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM \(OverlapTables.overlaps))"
        return try Bool.fetchOne(db.cachedStatement(sql: sql)) == true
    }

    func overlaps(claimedBy sites: [FeatureID]) throws -> [StoredOverlap] {
        let table = InventoryTable.of(.sites)
        let isValid = OverlapTables.isValid("o", at: pastVersion)
        // An ended site is only in the history.
        let id = "(SELECT id FROM main.\(table.history) WHERE fid = o.fid LIMIT 1)"
        let sql = """
            SELECT o.overlap, o.hectares, o.land, o.condition, o.municipality,
              coalesce((SELECT id FROM main.\(table.name) WHERE fid = o.fid), \(id))
            FROM \(OverlapTables.overlaps) AS o WHERE \(isValid) AND o.overlap IN (
              SELECT overlap FROM \(OverlapTables.overlaps) WHERE fid IN (
                SELECT fid FROM main.\(table.name) WHERE id IN (SELECT value FROM json_each(:ids))
                UNION ALL SELECT fid FROM main.\(table.history) WHERE id IN (SELECT value FROM json_each(:ids))))
            ORDER BY o.overlap
            """
        let rows = try Row.fetchCursor(db, sql: sql, arguments: ["ids": sites.map(\.text).jsonList])
        var overlaps: [StoredOverlap] = []
        while let row = try rows.next() {
            let claim = SiteOverlap.Claim(
                site: FeatureID(row[5]), land: try OverlapLand(storedWord: row[2]), condition: row[3])
            let number: Int64 = row[0]
            if let last = overlaps.indices.last, overlaps[last].number == number {
                overlaps[last].overlap.claims.append(claim)
            } else {
                overlaps.append(
                    StoredOverlap(
                        number: number,
                        overlap: SiteOverlap(hectares: row[1], municipality: row[4], claims: [claim])))
            }
        }
        for index in overlaps.indices { overlaps[index].overlap.claims.sort { $0.site < $1.site } }
        return overlaps
    }
}

extension OverlapLand {
    init(storedWord word: String) throws {
        guard let land = Self(rawValue: word) else { throw StoreError("the kind of land \(word) is unknown") }
        self = land
    }
}

extension SiteTotals {
    /// The number of columns of ``SumStatement/totals(by:)``.
    static let columnCount = 2 + 2 * SiteFigure.summed.count + UnknownReason.allCases.count

    /// Reads a row of ``SumStatement/totals(by:)``.
    init(_ row: Row) {
        var totals = Totals()
        totals.siteCount = row[1]
        for (index, figure) in SiteFigure.summed.enumerated() {
            let count: Int = row[3 + 2 * index]
            if count > 0 { totals.add(row[2 + 2 * index], of: count, to: figure) }
        }
        let first = 2 + 2 * SiteFigure.summed.count
        for (index, reason) in UnknownReason.allCases.enumerated() {
            let count: Int = row[first + index]
            if count > 0 { totals.exclusions[reason] = count }
        }
        self.init(key: row[0], totals: totals)
    }
}

extension FigureIntervals.Claim {
    /// Reads a row of ``HistoryStatement/claims``; `nil` when the versions of the overlap and of the site do not meet.
    fileprivate init?(_ row: Row) {
        let (lastOfOverlap, end): (Int64?, Int64?) = (row[3], row[5])
        let last = [lastOfOverlap, end.map { $0 - 1 }].compactMap(\.self).min()
        let first: Int64 = max(row[2], row[4])
        guard first <= last ?? .max else { return nil }
        self.init(overlap: row[0], hectares: row[1], first: first, last: last)
    }
}
