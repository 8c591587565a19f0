internal import Foundation
internal import GRDB
public import SimpleFeatures
public import SiteInventory
internal import Synchronization

/// An inventory in one GeoPackage file. QGIS, GDAL and other GIS programs can open the file.
public final class GeoPackageStore: InventoryStore, InlineSource {
    /// The projected system of the stored geometries: x is the easting and y the northing, in metres.
    public let crs: CRS
    private let current: Mutex<InventoryConnections>
    /// Locked while a file that was replaced is opened again.
    private let reopening = Mutex(())
    private let isDraft: Bool

    /// Opens the inventory at the path, or creates a new one there.
    ///
    /// - Parameter crs: the projected system of the geometries of a new inventory.
    /// - Throws: ``StoreError`` when the file is not an inventory, has a newer format, or cannot be written.
    public init(path: String, crs: CRS = .utm32) throws {
        let connections = try Self.open(path, creating: crs)
        current = Mutex(connections)
        isDraft = false
        self.crs = connections.crs
    }

    /// Opens an existing inventory.
    ///
    /// - Throws: ``StoreError`` when the file does not exist, is empty, is not an inventory, has a newer format, or
    ///   cannot be written.
    public init(existing path: String) throws {
        let connections = try Self.open(path, creating: nil)
        current = Mutex(connections)
        isDraft = false
        crs = connections.crs
    }

    private static func open(_ path: String, creating crs: CRS?) throws -> InventoryConnections {
        do {
            return try .open(path: path, creating: crs)
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// Creates a new inventory that only this process uses until it is closed.
    ///
    /// Has no rollback journal on disk. A crash before ``close()`` may leave a damaged file, so the path must not be
    /// the final path of an inventory.
    ///
    /// - Parameter crs: the projected system of the geometries.
    /// - Throws: ``StoreError`` when the file cannot be created.
    public init(draft path: String, crs: CRS = .utm32) throws {
        try Self.checkPath(path, exists: false)
        do {
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration(ofDraft: true))
            try queue.write { try GeoPackageSchema.create($0, crs: crs) }
            current = Mutex(InventoryConnections(draft: path, crs: crs, queue))
            isDraft = true
            self.crs = crs
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// The page cache of a writing connection. It holds pages that many rows change, so that each is written once.
    private static let writerCacheKibibytes = 32_768

    /// A page holds about six sites with their GeoJSON. With SQLite's usual 4 KiB each site would take a page of its
    /// own and leave a third of it empty.
    private static let pageBytes = 16_384

    /// The page cache of a reading connection. It holds the inner tree pages of 100,000 sites, which every query reads.
    private static let cacheKibibytes = 4096

    /// The time for which a connection waits for the lock of another process.
    static let busySeconds = 10

    static func configuration(ofDraft isDraft: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(busySeconds))
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA page_size = \(pageBytes); PRAGMA cache_size = -\(cacheKibibytes)")
            // FULL: a write is durable when it returns.
            try db.execute(
                sql: isDraft ? "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL")
            // SQLite would otherwise write a statement journal to disk for every row.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            SpatialIndexTriggers.register(in: db)
            BoxFunction.register(in: db)
            FilterFunctions.register(in: db)
            AreaFunction.register(in: db)
            MentionsFunction.register(in: db)
        }
        return configuration
    }

    /// Closes all connections and moves the write-ahead log into the file. The file is then complete without other
    /// files.
    ///
    /// - Throws: `DatabaseError` when a connection is in use.
    public func close() throws {
        let connections = connections
        try connections.close()
        guard isDraft else { return }
        try Self.synchronize(connections.path)
    }

    /// Closes the inventory and removes its files.
    ///
    /// - Throws: an error when a connection is in use or a file cannot be removed.
    public func remove() throws {
        let connections = connections
        let path = connections.path
        try connections.close()
        for file in [path, "\(path)-wal", "\(path)-shm"] where FileManager.default.fileExists(atPath: file) {
            try FileManager.default.removeItem(atPath: file)
        }
    }

    /// Writes one version in one transaction. Waits for other writers.
    ///
    /// - Throws: ``StoreError`` when the file cannot be written; the errors of `body`.
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any InventoryTransaction) throws -> Value
    ) async throws -> Value {
        let file = try connectionsToPath()
        do {
            let value = try await Self.write(to: file, body)
            await file.emptyLog()
            return value
        } catch {
            // A rollback leaves pages in the log.
            await file.emptyLog()
            // For example, another process has locked the file, or the disk is full. The message contains the remedy.
            throw (error as? DatabaseError).map { StoreError($0, path: file.path) } ?? error
        }
    }

    private static func write<Value: Sendable>(
        to file: InventoryConnections, _ body: @escaping @Sendable (any InventoryTransaction) throws -> Value
    ) async throws -> Value {
        try await file.writer.write { db in
            // The file may have been replaced while this write waited for another one.
            try file.checkIsAtPath()
            try db.execute(sql: "PRAGMA cache_size = -\(writerCacheKibibytes)")
            let transaction = try GeoPackageTransaction(db, srsID: file.crs.srsID ?? 0)
            let value = try body(transaction)
            try transaction.finish()
            try file.checkIsAtPath()
            return value
        }
    }
}

extension GeoPackageStore {
    /// The connections for reading. Reads also succeed after the file was removed.
    var connections: InventoryConnections { current.withLock(\.self) }

    var pool: any DatabaseReader { connections.pool }

    /// Checks that the open file is the one at the path. Opens the file at the path when it was replaced.
    ///
    /// - Throws: ``StoreError`` when the path has no complete inventory with the same projected system.
    public func checkAvailability() async throws { _ = try connectionsToPath() }

    /// Returns the connections for writing. Opens the file again when it was replaced.
    private func connectionsToPath() throws -> InventoryConnections {
        try reopening.withLock { _ in
            let former = connections
            if former.isAtPath { return former }
            let found = try former.reopened()
            current.withLock { $0 = found }
            return found
        }
    }
}

extension GeoPackageStore {
    /// Writes the buffered changes of a file or a folder to the disk.
    ///
    /// - Throws: `CocoaError` when it cannot be opened or written.
    static func synchronize(_ path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        try file.synchronize()
        try file.close()
    }
}
