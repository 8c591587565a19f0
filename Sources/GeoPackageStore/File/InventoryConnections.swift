internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

/// The connections to one file, and the caches of its content.
///
/// The writing connection is opened first and closed last, since only it can remove the write-ahead log.
/// Deinitialization closes the connections in the order of the properties.
final class InventoryConnections: Sendable {
    let path: String
    let crs: CRS
    let pool: any DatabaseReader
    let inlineReads: InlineReadConnections
    let expensiveReads: ExpensiveReadConnections
    let writer: DatabaseQueue
    /// The number of features on all pages of a query. Counting takes longer than reading a page.
    let counts = VersionCache<FeatureQuery, Int>()
    let summaries = VersionCache<CollectionID, CollectionSummary>()
    /// Totals, histories, targets and effects. One with many groups takes about 100 KiB.
    let sums = VersionCache<SumKey, any Sendable>(capacity: 256)
    let statements = StatementCachePolicy()
    let known = KnownState()
    private let files: OpenFiles
    private let isDraft: Bool

    /// - Parameter writer: a connection to an inventory in write-ahead mode.
    init(path: String, crs: CRS, writer: DatabaseQueue) throws {
        let files = OpenFiles(path: path)
        var reading = GeoPackageStore.configuration()
        reading.readonly = true
        // Connections are opened later, by the path, at which there may be another file by then.
        reading.prepareDatabase { _ in
            guard OpenFiles(path: path) == files else { throw StoreError.fileReplaced(path) }
        }
        (self.path, self.crs, self.writer, self.files, isDraft) = (path, crs, writer, files, false)
        pool = try DatabasePool(path: path, configuration: reading)
        inlineReads = InlineReadConnections(path: path, configuration: reading)
        expensiveReads = ExpensiveReadConnections(path: path, configuration: reading)
    }

    /// - Parameter queue: the only connection to a draft.
    init(draft path: String, crs: CRS, _ queue: DatabaseQueue) {
        (self.path, self.crs, writer, pool, isDraft) = (path, crs, queue, queue, true)
        files = OpenFiles(path: path)
        inlineReads = InlineReadConnections(queue)
        expensiveReads = ExpensiveReadConnections(queue)
    }

    /// True unless the file or its write-ahead log was removed or replaced. Always true for a draft.
    var isAtPath: Bool { isDraft || OpenFiles(path: path) == files }

    /// - Throws: ``StoreError`` when the file or its write-ahead log was removed or replaced.
    func checkIsAtPath() throws(StoreError) {
        guard isAtPath else { throw StoreError.fileReplaced(path) }
    }

    /// Reads in one transaction.
    ///
    /// - Throws: ``StoreError`` for an error of SQLite.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// Reads in one transaction within the limits of a server.
    ///
    /// - Parameter served: `nil` to read without limits but those of the budget around it.
    /// - Throws: ``ReadRefusal``; ``StoreError`` for an error of SQLite.
    func read<Value: Sendable>(
        _ cost: ReadCost, _ served: ExpensiveReads?, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        switch (cost, served) {
        case (.expensive, let served?):
            return try await served.run { budget in try self.reading { try self.expensiveReads.read(budget, body) } }
        case (.cheap, let served?): return try await read(for: served.limits.cheap, body)
        case (_, nil): return try await ReadBudget.isSet ? read(for: .seconds(Int32.max), body) : read(body)
        }
    }

    /// Reads in one transaction within a time, or until the deadline of the budget around it.
    private func read<Value: Sendable>(
        for duration: Duration, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await ReadBudget.run(for: duration) { budget in
            // GRDB interrupts the statements of a cancelled task.
            let reading = Task { try await self.read(body) }
            budget.onEnd { reading.cancel() }
            return try await reading.value
        }
    }

    /// Runs `body`. Converts its errors of SQLite to ``StoreError``.
    func reading<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// Moves the write-ahead log into the file, which is then complete without other files.
    ///
    /// Does not wait for readers of an older version. While there are such readers, or when the disk is full, the log
    /// stays, and a later call empties it.
    private static func emptyLog(_ db: Database) {
        try? db.execute(sql: "PRAGMA busy_timeout = 0")
        _ = try? db.checkpoint(.truncate)
        try? db.execute(sql: "PRAGMA busy_timeout = \(GeoPackageStore.busySeconds * 1000)")
    }

    /// Moves the write-ahead log into the file. Does so also in a cancelled task.
    func emptyLog() async {
        guard !isDraft else { return }
        await withCheckedContinuation { continuation in
            writer.asyncWriteWithoutTransaction { db in
                Self.emptyLog(db)
                continuation.resume()
            }
        }
    }

    /// Closes all connections. The file is then complete without other files, unless another process has it open.
    ///
    /// - Throws: `DatabaseError` when a connection is in use.
    func close() throws {
        if !isDraft { pool.interrupt() }
        try inlineReads.close()
        if !isDraft {
            try expensiveReads.close()
            try pool.close()
            writer.writeWithoutTransaction(Self.emptyLog)
        }
        try writer.close()
        if !isDraft { synchronizeFolder() }
    }

    /// Must be called before another file at the path is opened. Current reads continue with this file.
    ///
    /// Moves the log into this file. Removes its log and its shared memory from the path.
    func leave() {
        writer.writeWithoutTransaction(Self.emptyLog)
        guard FileIdentity(path: OpenFiles.log(of: path)) == files.log else { return }
        for file in [OpenFiles.log(of: path), OpenFiles.sharedMemory(of: path)] {
            try? FileManager.default.removeItem(atPath: file)
        }
        synchronizeFolder()
    }

    /// Makes the removal of the log durable. After a power loss, a log of a former file would otherwise be applied to
    /// the file that has replaced it.
    private func synchronizeFolder() {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        try? GeoPackageStore.synchronize(file.deletingLastPathComponent().path)
    }
}

extension StoreError {
    static func fileReplaced(_ path: String) -> StoreError {
        StoreError(
            "\(path) was removed or replaced while it was open. Nothing was stored. Put a complete inventory in its place.",
            .fileReplaced)
    }
}
