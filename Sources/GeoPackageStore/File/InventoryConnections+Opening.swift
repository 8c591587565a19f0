internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

extension InventoryConnections {
    /// Opens the inventory at the path.
    ///
    /// - Parameter crs: the projected system of a new inventory; `nil` to create none.
    /// - Throws: ``StoreError`` or `DatabaseError` when the file is not an inventory, or cannot be created or opened.
    static func open(path: String, creating crs: CRS?) throws -> InventoryConnections {
        let exists = FileManager.default.fileExists(atPath: path)
        guard exists || crs != nil else { throw StoreError.fileReplaced(path) }
        try GeoPackageStore.checkPath(path, exists: exists)
        try FormerSharedMemory.check(path)
        let writer = try DatabaseQueue(path: path, configuration: GeoPackageStore.configuration())
        // Writes only to a new file: opening must not wait for an import of another process.
        if try writer.read(GeoPackageStore.isEmpty) {
            guard let crs else { throw StoreError.isEmpty(path) }
            try writer.writeWithoutTransaction(useWriteAheadLog)
            try writer.write { if try GeoPackageStore.isEmpty($0) { try GeoPackageSchema.create($0, crs: crs) } }
        }
        let stored = try writer.read { try GeoPackageStore.storedCRS($0, path) }
        try writer.writeWithoutTransaction(useWriteAheadLog)
        if try writer.read(GeoPackageStore.isOld) {
            try writer.write { if try GeoPackageStore.isOld($0) { try GeoPackageSchema.migrate($0, crs: stored) } }
        }
        return try InventoryConnections(path: path, crs: stored, writer: writer)
    }

    /// Opens the file that has replaced this one at the path.
    ///
    /// - Throws: ``StoreError`` when there is no file, or it is not a complete inventory with the same projected
    ///   system.
    func reopened() throws(StoreError) -> InventoryConnections {
        guard FileIdentity(path: path) != nil else { throw .fileReplaced(path) }
        leave()
        do {
            let found = try Self.open(path: path, creating: nil)
            guard found.crs == crs else { throw StoreError.fileReplaced(path) }
            // An incomplete copy has the same first pages as the complete file.
            let fault = try found.pool.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
            guard fault == "ok" else { throw StoreError.fileReplaced(path) }
            return found
        } catch {
            throw .fileReplaced(path)
        }
    }

    /// Sets the journal mode to WAL. Does not change a file that has this mode.
    private static func useWriteAheadLog(_ db: Database) throws {
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" else { return }
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        guard mode == "wal" else { throw StoreError("\(db.description): the file system has no shared memory") }
    }
}

extension StoreError {
    fileprivate static func isEmpty(_ path: String) -> StoreError {
        StoreError(
            "\(path) is empty. It does not contain an inventory. Put a backup in its place, remove it for a new inventory, "
                + "or name another file.")
    }
}
