internal import Codecs
internal import Foundation
internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

// Reads the lands of crowded sites.

extension GeoPackageSnapshot {
    func hasCrowdedLands() throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM \(OverlapTables.crowded))"
        return try Bool.fetchOne(db.cachedStatement(sql: sql)) == true
    }

    func crowdedLands(of sites: [FeatureID]) throws -> [CrowdedLand] {
        let table = InventoryTable.of(.sites)
        let sql = """
            SELECT s.id, \(OverlapTables.crowdedColumns)
            FROM (
              SELECT fid, id FROM main.\(table.name) WHERE id IN (SELECT value FROM json_each(:ids))
              UNION SELECT fid, id FROM main.\(table.history) WHERE id IN (SELECT value FROM json_each(:ids))
            ) AS s JOIN \(OverlapTables.crowded) AS o ON o.fid = s.fid
            WHERE \(OverlapTables.isValid("o", at: pastVersion)) ORDER BY o.rowid
            """
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: ["ids": sites.map(\.text).jsonList])
        var lands: [CrowdedLand] = []
        while let row = try rows.next() { lands.append(try CrowdedLand(row)) }
        return lands
    }

    func crowdedLands(of query: FeatureQuery, by property: FieldName?) throws -> [SelectedCrowdedLand] {
        guard try hasCrowdedLands() else { return [] }
        let rows = try db.rows(sum(query).crowdedLands(by: property), of: query)
        var lands: [SelectedCrowdedLand] = []
        while let row = try rows.next() {
            lands.append(SelectedCrowdedLand(land: try CrowdedLand(row), key: row[CrowdedLand.columnCount]))
        }
        return lands
    }

    /// The intervals of the crowded lands that a history selects.
    func crowdedIntervals(_ statement: HistoryStatement, of query: FeatureQuery) throws -> [CrowdedInterval] {
        guard try hasCrowdedLands() else { return [] }
        var intervals: [CrowdedInterval] = []
        for fragment in statement.crowdedLands {
            let rows = try db.rows(fragment, of: query)
            while let row = try rows.next() {
                if let interval = try CrowdedInterval(row) { intervals.append(interval) }
            }
        }
        return intervals
    }
}

extension CrowdedLand {
    /// The number of columns of a land: the id of the site and ``OverlapTables/crowdedColumns``.
    fileprivate static let columnCount = 7

    fileprivate init(_ row: Row) throws {
        let geometry: Data = row[6]
        self.init(
            site: FeatureID(row[0]), isCrowded: row[1], land: try OverlapLand(storedWord: row[2]), condition: row[3],
            municipality: row[4], hectares: row[5], geometry: try WKB.decode(Array(geometry)).geometry)
    }
}

extension CrowdedInterval {
    /// Reads a row of ``HistoryStatement/crowdedLands``; `nil` when the versions of the land and of the site do not meet.
    fileprivate init?(_ row: Row) throws {
        let start = CrowdedLand.columnCount
        let (lastOfLand, end): (Int64?, Int64?) = (row[start + 1], row[start + 3])
        let last = [lastOfLand, end.map { $0 - 1 }].compactMap(\.self).min()
        let first: Int64 = max(row[start], row[start + 2])
        guard first <= last ?? .max else { return nil }
        self.init(land: try CrowdedLand(row), first: first, last: last)
    }
}
