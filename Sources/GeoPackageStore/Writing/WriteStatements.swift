internal import InventorySQL
internal import SiteInventory

/// The statements that write the versions of one collection.
struct WriteStatements: Sendable {
    /// Updates the columns ``InventoryTable/versionColumns`` of a row. The key is the first argument.
    let update: String
    /// Inserts the columns of ``NewRow/document``. The key is the first argument.
    let insertDocument: String
    /// Updates the columns of ``NewRow/document``. The key is the first argument.
    let updateDocument: String
    /// Copies the current version of a row to the history.
    let archive: String
    /// Copies the box of the current version of a row to the history.
    let archiveBox: String

    private init(_ table: InventoryTable) {
        let assignments = table.versionColumns.enumerated().map { "\($1.quoted) = ?\($0 + 2)" }.joined(separator: ", ")
        let columns = table.versionColumns.map(\.quoted).joined(separator: ", ")
        let archived = table.versionColumns.map { "f.\($0.quoted)" }.joined(separator: ", ")
        update = "UPDATE \(table.name) SET \(assignments) WHERE fid = ?1"
        insertDocument = "INSERT INTO \(table.documents) (fid, geojson, hectares) VALUES (?, ?, ?)"
        updateDocument = "UPDATE \(table.documents) SET geojson = ?2, hectares = ?3 WHERE fid = ?1"
        archive = """
            INSERT INTO \(table.history) (fid, \(columns), recorded_to, geojson, hectares)
            SELECT f.fid, \(archived), ?, d.geojson, d.hectares
            FROM \(table.name) AS f JOIN \(table.documents) AS d ON d.fid = f.fid WHERE f.fid = ?
            """
        archiveBox = """
            INSERT INTO \(table.historyBoxes) (minx, maxx, miny, maxy, first_version, last_version, fid)
            SELECT b.minx, b.maxx, b.miny, b.maxy, f.recorded_from, ?, f.fid
            FROM \(table.name) AS f JOIN \(table.publicBoxes) AS b ON b.id = f.fid WHERE f.fid = ?
            """
    }

    private static let byCollection = Dictionary(
        uniqueKeysWithValues: InventoryTable.all.map { ($0.schema.id, WriteStatements($0)) })

    static func of(_ table: InventoryTable) -> WriteStatements {
        byCollection[table.schema.id] ?? WriteStatements(table)
    }
}
