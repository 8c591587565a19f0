internal import Foundation
internal import GRDB
internal import SiteInventory

extension GeoPackageStore {
    /// Copies one version of an inventory to another file. Other processes may read and write the inventory meanwhile.
    ///
    /// Checks the copy before it is renamed to its path. Replaces an inventory at that path.
    ///
    /// - Parameter replace: atomically renames the file at the path of its second argument to that of its first.
    /// - Throws: ``StoreError`` when there is no inventory at the path, the copy cannot be written or has a fault, or the
    ///   other file is not an inventory or is in use.
    package static func backUp(
        _ path: String, to copy: String, replacingBy replace: (String, String) throws -> Void
    ) throws {
        do {
            let source = try inventory(at: path)
            try checkMayReplace(copy, from: path)
            let unfinished = UnfinishedFile(of: copy)
            defer { unfinished.remove() }
            let target = try DatabaseQueue(path: unfinished.path, configuration: configuration())
            try source.backup(to: target)
            try checkCopy(target, copy)
            // Without a write-ahead log, the copy can be read without other files.
            try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try target.close()
            try unfinished.rename(to: copy, by: replace)
        } catch let error as DatabaseError {
            throw StoreError(error, path: error.resultCode == .SQLITE_FULL ? copy : path)
        } catch  where !(error is StoreError) {
            throw StoreError("\(copy) cannot be written: \(error.localizedDescription)")
        }
    }

    /// Opens a connection to a file that must be an inventory. Does not migrate it.
    static func inventory(at path: String) throws -> DatabaseQueue {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreError("There is no inventory at \(path).")
        }
        try FormerSharedMemory.check(path)
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        _ = try queue.read { try storedCRS($0, path) }
        return queue
    }

    private static func checkMayReplace(_ copy: String, from path: String) throws {
        guard let found = FileIdentity(path: copy) else { return try checkPath(copy, exists: false) }
        guard found != FileIdentity(path: path) else {
            throw StoreError("\(copy) is the inventory itself. Name another file for the backup.")
        }
        try checkPath(copy, exists: true)
        guard FileIdentity(path: OpenFiles.log(of: copy)) == nil else {
            throw StoreError("\(copy) is in use by another program. Name another file for the backup.", .busy)
        }
        _ = try inventory(at: copy)
    }

    private static func checkCopy(_ target: DatabaseQueue, _ copy: String) throws {
        let faults = try target.read(FileCheck.faults)
        guard let first = faults.first else { return }
        throw StoreError(
            "No backup was written to \(copy): the inventory has \(faults.count) faults, such as: \(first.detail). "
                + "List them with: standorte check")
    }
}
