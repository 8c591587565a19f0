internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

// Checks a file before it is opened as an inventory.

extension GeoPackageStore {
    /// True for a file without tables: a new file, or a file whose creation was interrupted.
    static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }

    static func checkPath(_ path: String, exists: Bool) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let type = try? FileManager.default.attributesOfItem(atPath: folder)[.type] as? FileAttributeType
        guard type == .typeDirectory || type == .typeSymbolicLink else {
            throw StoreError("The folder \(folder) for the inventory does not exist. Create it, or name another file.")
        }
        let own = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard own != .typeDirectory else {
            throw StoreError(
                "\(path) is a folder. Name a file in it for the inventory, such as \(path)/inventory.gpkg.")
        }
        guard FileManager.default.isWritableFile(atPath: exists ? path : folder) else {
            throw StoreError(
                "The inventory \(path) cannot be written. Give yourself the right to write "
                    + "\(exists ? "the file" : "into \(folder)"), or name another file.")
        }
    }

    static func isOld(_ db: Database) throws -> Bool {
        let format = try String.fetchOne(db, sql: "SELECT value FROM inventory_settings WHERE name = 'format'")
        return format != String(GeoPackageSchema.inventoryFormat)
    }

    static func storedCRS(_ db: Database, _ path: String) throws -> CRS {
        guard try db.tableExists("inventory_settings") else {
            throw StoreError(
                "\(path) is no inventory. Name another file, or a path without a file for a new inventory.")
        }
        let settings = try Row.fetchAll(db, sql: "SELECT name, value FROM inventory_settings")
        let values = Dictionary(settings.map { ($0["name"] as String, $0["value"] as String) }) { first, _ in first }
        guard let format = values["format"].flatMap({ Int($0) }), 1...GeoPackageSchema.inventoryFormat ~= format else {
            throw StoreError("\(path) was made by a newer version of standorte (format \(values["format"] ?? "?")).")
        }
        let parts = (values["crs"] ?? "").split(separator: ":")
        guard parts.count == 2 else { throw StoreError("\(path) does not name its coordinate reference system.") }
        return CRS(authority: String(parts[0]), code: String(parts[1]))
    }
}

extension StoreError {
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init("\(path) is no GeoPackage, or a damaged one (\(error.message ?? "")). Name another file.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                "\(path) is in use by another program that writes to it. Close that program and try again.", .busy)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            self.init(
                "\(path) cannot be opened for writing (\(error.message ?? "")). Check the file's permissions.",
                .readOnly)
        case .SQLITE_FULL:
            self.init("The disk is full; nothing was stored in \(path).", .diskFull)
        case .SQLITE_IOERR where Self.codesOfFullDisk.contains(error.extendedResultCode):
            self.init("The disk is full or fails; nothing was stored in \(path).", .diskFull)
        default:
            self.init("\(path): \(error)")
        }
    }

    /// The error codes of some file systems for a full disk or an exceeded quota.
    private static let codesOfFullDisk: [ResultCode] = [
        .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_TRUNCATE, .SQLITE_IOERR_SHMSIZE,
    ]
}
