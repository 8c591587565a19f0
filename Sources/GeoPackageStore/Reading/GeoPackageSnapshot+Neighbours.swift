internal import Codecs
internal import GRDB
internal import SimpleFeatures
internal import InventorySQL
internal import SiteInventory

// The spatial index contains row keys. The id of each row is read once and then cached.

extension GeoPackageSnapshot {
    func neighbours(
        of ids: [FeatureID], in collection: CollectionID, limit: Int?
    ) throws -> [(id: FeatureID, neighbour: FeatureID)] {
        guard pastVersion == nil else { throw StoreError("neighbours are only known of the latest version") }
        let table = InventoryTable.of(collection)
        try willUseIndex(of: table)
        if let found = try neighboursInMemory(of: ids, table, limit) { return found }
        let known = rowIDs(of: collection)
        let pairs = try neighbours(of: rowKeys(of: ids, table, known), table, limit)
        try readIDs(of: pairs.map(\.neighbour), table, known)
        return pairs.compactMap { pair in
            guard let id = known.ids[pair.rowKey], let neighbour = known.ids[pair.neighbour] else { return nil }
            return (id, neighbour)
        }
    }

    func featuresWithNeighbours(in collection: CollectionID) -> [FeatureID]? {
        boxesInMemory(of: .of(collection))?.featuresWithNeighbours
    }

    /// Returns `nil` when the boxes are not in memory, or when a feature has more neighbours than the limit.
    private func neighboursInMemory(
        of ids: [FeatureID], _ table: InventoryTable, _ limit: Int?
    ) throws -> [(id: FeatureID, neighbour: FeatureID)]? {
        guard let boxes = boxesInMemory(of: table) else { return nil }
        let known = RowIDs()
        var pairs: [(id: FeatureID, neighbour: FeatureID)] = []
        for rowKey in try rowKeys(of: ids, table, known) {
            guard let id = known.ids[rowKey], let neighbours = boxes.neighbours(of: rowKey, limit: limit) else {
                return nil
            }
            for neighbour in neighbours { pairs.append((id, neighbour)) }
        }
        return pairs
    }

    private func rowIDs(of collection: CollectionID) -> RowIDs {
        if let known = rowIDs[collection], known.ids.count < RowIDs.most { return known }
        let new = RowIDs()
        rowIDs[collection] = new
        return new
    }

    /// The row keys of the features, in the order given.
    private func rowKeys(of ids: [FeatureID], _ table: InventoryTable, _ known: RowIDs) throws -> [Int64] {
        let sql = """
            SELECT own.fid, own.id FROM json_each(?) AS asked JOIN \(table.name) AS own ON own.id = asked.value
            ORDER BY asked.key
            """
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [ids.map(\.text).jsonList])
        var rowKeys: [Int64] = []
        while let row = try rows.next() {
            rowKeys.append(row[0])
            known.ids[row[0]] = FeatureID(row[1])
        }
        return rowKeys
    }

    /// The pairs of rows whose boxes intersect.
    private func neighbours(
        of rowKeys: [Int64], _ table: InventoryTable, _ limit: Int?
    ) throws -> [(rowKey: Int64, neighbour: Int64)] {
        // The statement has no order, so that the search ends at the limit.
        let sql = """
            SELECT near.id FROM \(table.spatialIndex) AS box JOIN \(table.spatialIndex) AS near
              ON near.maxx >= box.minx AND near.minx <= box.maxx AND near.maxy >= box.miny AND near.miny <= box.maxy
            WHERE box.id = ? AND near.id <> box.id LIMIT ?
            """
        let statement = try db.cachedStatement(sql: sql)
        return try rowKeys.flatMap { rowKey in
            try Int64.fetchAll(statement, arguments: [rowKey, limit ?? -1]).sorted().map { (rowKey, $0) }
        }
    }

    private func readIDs(of rowKeys: [Int64], _ table: InventoryTable, _ known: RowIDs) throws {
        let unknown = Set(rowKeys.filter { known.ids[$0] == nil })
        guard !unknown.isEmpty else { return }
        let sql = "SELECT fid, id FROM \(table.name) WHERE fid IN (SELECT value FROM json_each(?))"
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [Array(unknown).jsonList])
        while let row = try rows.next() { known.ids[row[0]] = FeatureID(row[1]) }
    }
}

/// A cache of the ids of features, by row key.
final class RowIDs {
    var ids: [Int64: FeatureID] = [:]

    /// The number of ids at which the cache is emptied.
    static let most = 1_000_000
}

extension [Int64] {
    var jsonList: String { "[" + map(String.init).joined(separator: ",") + "]" }
}

extension [String] {
    /// The values as one JSON argument, since SQLite limits the number of arguments.
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
