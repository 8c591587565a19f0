internal import GRDB
internal import InventorySQL

/// The checks of a file that is open as an inventory.
enum FileCheck {
    /// The maximum number of faults that each check of SQLite lists.
    private static let maximumFaults = 100

    /// Checks the whole file. Returns an empty list for a file without faults.
    static func faults(_ db: Database) throws -> [FileFault] {
        let pages = try damagedPages(db)
        // With damaged pages, the other checks would only report consequences of the damage.
        guard pages.isEmpty else { return pages }
        return try InventoryTable.all.flatMap { try spatialFaults($0, db) } + references(db)
            + InventoryTable.all.flatMap { try derivedFaults($0, db) }
    }

    private static func damagedPages(_ db: Database) throws -> [FileFault] {
        do {
            return try String.fetchAll(db, sql: "PRAGMA integrity_check(\(maximumFaults))")
                .filter { $0 != "ok" }.map { FileFault(check: .pages, detail: $0) }
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            return [FileFault(check: .pages, detail: error.message ?? "\(error)")]
        }
    }

    private static func references(_ db: Database) throws -> [FileFault] {
        try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(maximumFaults).map { row in
            let (table, parent) = (row[0] as String, row[2] as String)
            return FileFault(check: .references, detail: "\(table) row \(row[1] as Int64? ?? 0) to \(parent)")
        }
    }

    private static func spatialFaults(_ table: InventoryTable, _ db: Database) throws -> [FileFault] {
        let trees = [table.publicBoxes, table.historyBoxes] + (table.hasGeometry ? [table.spatialIndex] : [])
        var faults = try trees.compactMap { tree -> FileFault? in
            let found = try String.fetchOne(db, sql: "SELECT rtreecheck('\(tree)')") ?? "no such tree"
            return found == "ok" ? nil : FileFault(check: .spatialIndex, detail: "\(tree): \(found)")
        }
        guard table.hasGeometry else { return faults }
        let (name, index) = (table.name, table.spatialIndex)
        let outside = """
            SELECT count(*) FROM \(name) AS f LEFT JOIN \(index) AS r ON r.id = f.fid
            WHERE f.geom NOT NULL AND NOT ST_IsEmpty(f.geom) AND (r.id IS NULL OR r.minx > ST_MinX(f.geom)
              OR r.maxx < ST_MaxX(f.geom) OR r.miny > ST_MinY(f.geom) OR r.maxy < ST_MaxY(f.geom))
            """
        faults += try count(outside, .spatialIndex, "features of \(name) are outside their box in \(index)", db)
        let surplus = "SELECT count(*) FROM \(index) WHERE id NOT IN (SELECT fid FROM \(name) WHERE geom NOT NULL)"
        return try faults + count(surplus, .spatialIndex, "boxes of \(index) belong to no feature", db)
    }

    private static func derivedFaults(_ table: InventoryTable, _ db: Database) throws -> [FileFault] {
        let (name, boxes) = (table.name, table.publicBoxes)
        var faults = try count(
            "SELECT count(*) FROM \(name) WHERE fid NOT IN (SELECT fid FROM \(table.documents))", .derivedTables,
            "features of \(name) have no document", db)
        faults += try count(
            "SELECT count(*) FROM \(table.documents) WHERE fid NOT IN (SELECT fid FROM \(name))", .derivedTables,
            "rows of \(table.documents) belong to no feature", db)
        faults += try count(
            "SELECT count(*) FROM \(boxes) WHERE id NOT IN (SELECT fid FROM \(name))", .derivedTables,
            "boxes of \(boxes) belong to no feature", db)
        guard table.hasGeometry else { return faults }
        let missing = """
            SELECT count(*) FROM \(name) WHERE geom NOT NULL AND NOT ST_IsEmpty(geom)
              AND fid NOT IN (SELECT id FROM \(boxes))
            """
        return try faults + count(missing, .derivedTables, "features of \(name) have no box in \(boxes)", db)
    }

    private static func count(
        _ sql: String, _ check: FileFault.Check, _ text: String, _ db: Database
    ) throws -> [FileFault] {
        let number = try Int.fetchOne(db, sql: sql) ?? 0
        return number == 0 ? [] : [FileFault(check: check, detail: "\(number) \(text)")]
    }
}

extension GeoPackageStore {
    /// Checks the file of an inventory: its pages and indexes, R-trees, references and derived tables. Changes nothing.
    ///
    /// - Returns: the faults; empty when there are none.
    /// - Throws: ``StoreError`` when there is no inventory at the path, or it is too damaged to be opened.
    public static func faults(inFileAt path: String) throws -> [FileFault] {
        do {
            return try inventory(at: path).read(FileCheck.faults)
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }
}
