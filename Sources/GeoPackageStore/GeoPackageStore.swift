internal import Foundation
internal import GRDB
public import SimpleFeatures
public import SiteInventory
internal import Synchronization

/// An inventory in one GeoPackage file, which QGIS, GDAL and other GIS programs can open.
public final class GeoPackageStore: InventoryStore, InlineStateSource {
    /// The plane of the geometries.
    public let crs: CRS
    private let current: Mutex<InventoryConnections>
    /// Held while the file is opened again.
    private let reopening = Mutex(())
    private let isDraft: Bool

    /// Opens the inventory at the path, or creates a new one there.
    ///
    /// - Parameter crs: the projected system for the geometries of a new inventory.
    /// - Throws: ``StoreError`` when the file is not an inventory, is of a newer format, or cannot be written.
    public init(path: String, crs: CRS = .utm32) throws {
        let connections = try Self.open(path, creating: crs)
        current = Mutex(connections)
        isDraft = false
        self.crs = connections.crs
    }

    /// Opens the inventory at the path, and creates none.
    ///
    /// - Throws: ``StoreError`` when there is no file or it is empty, is not an inventory, is of a newer format, or cannot be
    ///   written.
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
    /// It is written without a rollback journal on disk. Until ``close()`` a crash may leave a damaged file, so the path must
    /// not be one where an inventory is expected.
    ///
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

    /// The page cache of a writing connection, so that pages that many rows touch are written once.
    private static let writerCacheKibibytes = 65_536

    /// About six sites with their GeoJSON fit a page. Of SQLite's usual 4 KiB a site would take one, and waste a third.
    private static let pageBytes = 16_384

    /// The page cache of a reading connection: the inner pages of the trees of 100,000 sites, which every query reads.
    private static let cacheKibibytes = 4096

    /// How long a connection waits for the lock of another program.
    static let busySeconds = 10

    static func configuration(ofDraft isDraft: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(busySeconds))
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA page_size = \(pageBytes); PRAGMA cache_size = -\(cacheKibibytes)")
            // FULL: a write is on the disk when it is acknowledged.
            try db.execute(
                sql: isDraft ? "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL")
            // Statement journals would be files, written for every row.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            SpatialIndexTriggers.register(in: db)
            BoxFunction.register(in: db)
            FilterFunctions.register(in: db)
            AreaFunction.register(in: db)
            MentionsFunction.register(in: db)
        }
        return configuration
    }

    /// Closes all connections and moves the write-ahead log into the file, which is then complete by itself.
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

    /// Writes one version in one transaction. Writers wait for each other.
    ///
    /// - Throws: ``StoreError`` if the file cannot be written; what `body` throws.
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any InventoryTransaction) throws -> Value
    ) async throws -> Value {
        let file = try connectionsToPath()
        do {
            let value = try await Self.write(to: file, body)
            await file.emptyLog()
            return value
        } catch {
            // A rollback leaves its pages in the log.
            await file.emptyLog()
            // Such as a lock of another program or a full disk. The message says what to do.
            throw (error as? DatabaseError).map { StoreError($0, path: file.path) } ?? error
        }
    }

    private static func write<Value: Sendable>(
        to file: InventoryConnections, _ body: @escaping @Sendable (any InventoryTransaction) throws -> Value
    ) async throws -> Value {
        try await file.writer.write { db in
            // The file may have been replaced while this write waited for another.
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
    /// The connections of reads, which go on when the file is removed.
    var connections: InventoryConnections { current.withLock(\.self) }

    var pool: any DatabaseReader { connections.pool }

    /// Checks that the file that is open is the one at the path, and opens the one at the path if it is not.
    ///
    /// - Throws: ``StoreError`` when there is no complete inventory of the same plane at the path.
    public func checkAvailability() async throws { _ = try connectionsToPath() }

    /// The connections of writes.
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
    /// Writes what the system has buffered of a file or folder to the disk.
    ///
    /// - Throws: `CocoaError` when it cannot be opened.
    static func synchronize(_ path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        try file.synchronize()
        try file.close()
    }
}
