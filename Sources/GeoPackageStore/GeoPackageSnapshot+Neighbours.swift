internal import Codecs
internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

// Which features lie beside which, told by row keys: an id stands in the row itself, which is farther away.

extension GeoPackageSnapshot {
    func rowKeys(of ids: [FeatureID], in collection: CollectionID) throws -> [Int64] {
        let table = Table.of(collection)
        let sql = """
            SELECT own.fid FROM json_each(?) AS asked JOIN \(table.name) AS own ON own.id = asked.value
            ORDER BY asked.key
            """
        return try Int64.fetchAll(statement(sql, of: table), arguments: [ids.map(\.text).jsonList])
    }

    func neighbours(
        of rowKeys: [Int64], in collection: CollectionID
    ) throws -> [(rowKey: Int64, neighbour: Int64)] {
        guard pastVersion == nil else { throw StoreError("neighbours are only known of the latest version") }
        let table = Table.of(collection)
        try willUseIndex(of: table)
        let sql = """
            SELECT box.id, near.id FROM json_each(?) AS asked
            JOIN \(table.spatialIndex) AS box ON box.id = asked.value
            JOIN \(table.spatialIndex) AS near
              ON near.maxx >= box.minx AND near.minx <= box.maxx AND near.maxy >= box.miny AND near.miny <= box.maxy
            WHERE near.id <> box.id ORDER BY asked.key, near.id
            """
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [rowKeys.jsonList])
        var pairs: [(rowKey: Int64, neighbour: Int64)] = []
        while let row = try rows.next() { pairs.append((row[0], row[1])) }
        return pairs
    }

    func geometries(
        of rowKeys: [Int64], in collection: CollectionID
    ) throws -> [Int64: (id: FeatureID, geometry: Geometry)] {
        let table = Table.of(collection)
        let sql = """
            SELECT fid, id, geom FROM \(table.name)
            WHERE fid IN (SELECT value FROM json_each(?)) AND geom IS NOT NULL
            """
        let rows = try Row.fetchCursor(statement(sql, of: table), arguments: [rowKeys.jsonList])
        var geometries: [Int64: (id: FeatureID, geometry: Geometry)] = [:]
        while let row = try rows.next() {
            geometries[row[0]] = (FeatureID(row[1]), try GeoPackageGeometry.decode(row[2] as Data))
        }
        return geometries
    }
}

extension [Int64] {
    fileprivate var jsonList: String { "[" + map(String.init).joined(separator: ",") + "]" }
}

extension [String] {
    /// As one argument for any number of values: SQLite limits the number of arguments.
    var jsonList: String {
        var json = JSONText()
        json.append(raw: "[")
        for (index, value) in enumerated() {
            if index > 0 { json.append(raw: ",") }
            json.append(string: value)
        }
        json.append(raw: "]")
        return json.text
    }
}
