internal import Foundation
internal import GRDB
public import SimpleFeatures
public import SiteInventory

/// An inventory in one GeoPackage file, which QGIS, GDAL and other GIS programs can open.
public final class GeoPackageStore: InventoryStore, InlineStateSource {
    /// The plane of the geometries.
    public let crs: CRS
    let pool: any DatabaseWriter
    /// The number of features on all pages of a query. To count them takes longer than to read a page.
    let counts = VersionCache<FeatureQuery, Int>()
    let summaries = VersionCache<CollectionID, CollectionSummary>()
    let statements = StatementCachePolicy()
    let inlineReads: InlineReadConnections
    private let isDraft: Bool

    /// Opens the inventory at the path, or creates a new one there.
    ///
    /// - Parameter crs: the projected system for the geometries of a new inventory.
    /// - Throws: ``StoreError`` when the file is not an inventory, is of a newer format, or cannot be written.
    public init(path: String, crs: CRS = .utm32) throws {
        let exists = FileManager.default.fileExists(atPath: path)
        try Self.checkPath(path, exists: exists)
        do {
            // A pool changes the journal mode, and must not change a file that is not an inventory.
            if exists { try Self.checkIsInventory(path) }
            pool = try DatabasePool(path: path, configuration: Self.configuration())
            isDraft = false
            // Only a new file is written: opening must not wait for another program's import.
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
            pool = queue
            inlineReads = InlineReadConnections(queue)
            isDraft = true
            self.crs = crs
            try pool.write { try GeoPackageSchema.create($0, crs: crs) }
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

    static func configuration(ofDraft isDraft: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA page_size = \(pageBytes); PRAGMA cache_size = -\(cacheKibibytes)")
            if isDraft { try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF") }
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
    /// - Throws: `DatabaseError` when a connection is in use or the disk is full.
    public func close() throws {
        if !isDraft { _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
        try inlineReads.close()
        try pool.close()
        guard isDraft else { return }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: pool.path))
        try file.synchronize()
        try file.close()
    }

    /// Closes the inventory and removes its files.
    ///
    /// - Throws: an error when a connection is in use or a file cannot be removed.
    public func remove() throws {
        let path = pool.path
        try inlineReads.close()
        try pool.close()
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
            // Such as a lock of another program or a full disk. The message says what to do.
            throw StoreError(error, path: pool.path)
        }
    }
}
