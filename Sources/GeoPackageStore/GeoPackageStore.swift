internal import Foundation
internal import GRDB
public import SimpleFeatures
public import SiteInventory

/// An inventory in one file: a GeoPackage that QGIS, GDAL and every other GIS opens as it is.
public final class GeoPackageStore: InventoryStore {
    /// The plane of the geometries.
    public let crs: CRS
    let pool: any DatabaseWriter
    /// How many features queries select over all their pages: counting looks at each of them, a page only at its own.
    let counts = VersionCache<FeatureQuery, Int>()
    let summaries = VersionCache<CollectionID, CollectionSummary>()
    let statements = StatementCache()
    let inlineReads: InlineReadConnections
    private let isDraft: Bool

    /// Opens the inventory at the path, or makes a new one there.
    ///
    /// - Parameter crs: the plane in which a new inventory keeps its geometries.
    /// - Throws: ``StoreError`` when the file is something else, too new, or cannot be written.
    public init(path: String, crs: CRS = .utm32) throws {
        let exists = FileManager.default.fileExists(atPath: path)
        try Self.checkPath(path, exists: exists)
        do {
            // A pool switches the file to another journal, which would leave a trace in somebody else's file.
            if exists { try Self.checkIsInventory(path) }
            pool = try DatabasePool(path: path, configuration: Self.configuration())
            isDraft = false
            // Only a new file is written to: opening one must not wait for somebody's long import.
            if try pool.read(Self.isEmpty) {
                try pool.write { if try Self.isEmpty($0) { try GeoPackageSchema.create($0, crs: crs) } }
            }
            let storedCRS = try pool.read { try Self.storedCRS($0, path) }
            if try pool.read(Self.isOld) {
                try pool.write { if try Self.isOld($0) { try GeoPackageSchema.migrate($0, crs: storedCRS) } }
            }
            self.crs = storedCRS
            var reading = Self.configuration()
            reading.readonly = true
            inlineReads = InlineReadConnections(path: path, configuration: reading)
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// Makes a new inventory that nobody else uses before it is closed.
    ///
    /// It is written in one go, without a log beside it that a crash could be mended from: until ``close()`` a crash may
    /// leave a damaged file, so it must not lie where anybody looks for the inventory.
    ///
    /// - Throws: ``StoreError`` when the file cannot be made.
    public init(draft path: String, crs: CRS = .utm32) throws {
        try Self.checkPath(path, exists: false)
        do {
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration(ofDraft: true))
            pool = queue
            inlineReads = InlineReadConnections(queue)
            isDraft = true
            self.crs = crs
            try pool.write { try GeoPackageSchema.create($0, crs: crs) }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// So much of the file the writer keeps in memory: pages that many rows touch are then not written again and again.
    private static let writerCacheKibibytes = 65_536

    /// Some six sites with all that is served of them fit a page; with SQLite's usual 4 KiB one, and a third is wasted.
    private static let pageBytes = 16_384

    /// So much of the file a connection keeps: the inner pages of the trees of 100,000 sites, which every query goes through.
    private static let cacheKibibytes = 4096

    private static func configuration(ofDraft isDraft: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA page_size = \(pageBytes); PRAGMA cache_size = -\(cacheKibibytes)")
            if isDraft { try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF") }
            // What SQLite notes to undo a statement would go through a file for every row.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            SpatialIndexTriggers.register(in: db)
            MeetsBox.register(in: db)
            FilterFunctions.register(in: db)
            MeetsRegion.register(in: db)
            MentionsWord.register(in: db)
        }
        return configuration
    }

    /// Writes everything into the file itself and ends every connection: it is then complete without companions.
    ///
    /// - Throws: ``StoreError`` or `DatabaseError` if the file cannot be written.
    public func close() throws {
        if !isDraft { _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
        try inlineReads.close()
        try pool.close()
        guard isDraft else { return }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: pool.path))
        try file.synchronize()
        try file.close()
    }

    /// Closes the inventory and removes its file.
    ///
    /// - Throws: `CocoaError` if the file cannot be removed.
    public func remove() throws {
        let path = pool.path
        try inlineReads.close()
        try pool.close()
        for file in [path, "\(path)-wal", "\(path)-shm"] where FileManager.default.fileExists(atPath: file) {
            try FileManager.default.removeItem(atPath: file)
        }
    }

    private static func checkIsInventory(_ path: String) throws {
        // Not read-only: after a crash the file must be recovered before it can be read.
        try DatabaseQueue(path: path, configuration: configuration()).read { db in
            if try !isEmpty(db) { _ = try storedCRS(db, path) }
        }
    }

    /// True for a file without tables: a new one, or what a program left that was ended while making one.
    private static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }

    private static func checkPath(_ path: String, exists: Bool) throws {
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

    private static func isOld(_ db: Database) throws -> Bool {
        let format = try String.fetchOne(db, sql: "SELECT value FROM inventory_settings WHERE name = 'format'")
        return format != String(GeoPackageSchema.inventoryFormat)
    }

    private static func storedCRS(_ db: Database, _ path: String) throws -> CRS {
        guard try db.tableExists("inventory_settings") else {
            throw StoreError("\(path) is no inventory. Name another file; a new inventory is made where none is.")
        }
        let settings = try Row.fetchAll(db, sql: "SELECT name, value FROM inventory_settings")
        let values = Dictionary(settings.map { ($0["name"] as String, $0["value"] as String) }) { first, _ in first }
        guard let format = values["format"].flatMap({ Int($0) }), 1...GeoPackageSchema.inventoryFormat ~= format else {
            throw StoreError("\(path) was made by a newer version of standorte (format \(values["format"] ?? "?")).")
        }
        let parts = (values["crs"] ?? "").split(separator: ":")
        guard parts.count == 2 else { throw StoreError("\(path) does not tell its coordinate reference system.") }
        return CRS(authority: String(parts[0]), code: String(parts[1]))
    }

    /// Writes one version in one transaction. Writers wait for each other.
    ///
    /// - Throws: ``StoreError`` if the file cannot be written; what `body` throws.
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any InventoryTransaction) throws -> Value
    ) async throws -> Value {
        let srsID = crs.srsID ?? 0
        do {
            return try await pool.write { db in
                try db.execute(sql: "PRAGMA cache_size = -\(Self.writerCacheKibibytes)")
                let transaction = try GeoPackageTransaction(db, srsID: srsID)
                let value = try body(transaction)
                try transaction.finish()
                return value
            }
        } catch let error as DatabaseError {
            // Another program writes, the disk is full: what to do about it is said there.
            throw StoreError(error, path: pool.path)
        }
    }
}

extension StoreError {
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init("\(path) is no GeoPackage, or a damaged one (\(error.message ?? "")). Name another file.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init("\(path) is in use by another program that writes to it. Close that program and try again.")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            self.init("\(path) cannot be opened for writing (\(error.message ?? "")). Check the file's permissions.")
        case .SQLITE_FULL:
            self.init("The disk is full; nothing was stored in \(path).")
        default:
            self.init("\(path): \(error)")
        }
    }
}
