internal import Foundation
internal import GRDB
internal import SiteInventory
internal import Synchronization

/// Connections for short reads on the calling thread: features that are found by key, and the latest version.
///
/// Such a read takes less time than waking another thread. The caller runs on a thread of the task pool or on the event
/// loop of a connection. A read takes a connection that no other thread uses, so that threads never wait for each other;
/// there are as many connections as threads that read at once. A connection of this kind is never held over a
/// suspension. A connection of the pool may be: waiting for it on a thread of the task pool could block the task that
/// holds it.
final class InlineReadConnections: Sendable {
    private let connections: Mutex<Connections>
    private let open: @Sendable () throws -> DatabaseQueue
    /// True when the connection also writes. `PRAGMA data_version` does not change with a connection's own writes.
    private let writesItself: Bool

    private struct Connections {
        var all: [Connection] = []
        var free: [Connection] = []
        var isClosed = false
    }

    private final class Connection: Sendable {
        let queue: DatabaseQueue
        /// The last state that was read, with the value of `PRAGMA data_version` at that time.
        let known = Mutex<(dataVersion: Int64, state: InventoryState)?>(nil)

        init(_ queue: DatabaseQueue) { self.queue = queue }
    }

    /// Creates connections that are opened when they are first needed.
    ///
    /// - Parameter configuration: a configuration for read-only connections.
    init(path: String, configuration: Configuration) {
        connections = Mutex(Connections())
        writesItself = false
        open = { try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// Creates the connection of an inventory that is open in one connection only.
    init(_ queue: DatabaseQueue) {
        open = { queue }
        connections = Mutex(Connections())
        writesItself = true
    }

    /// Reads without a transaction. `body` must run only one statement. The end of the budget of the task interrupts it.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try withConnection { connection in
            let queue = connection.queue
            return try queue.unsafeRead { db in
                // Set when no other read uses the connection.
                try ReadBudget.run(interruptedBy: { queue.interrupt() }) { try body(db) }
            }
        }
    }

    private func withConnection<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        let connection = try take()
        defer { connections.withLock { $0.free.append(connection) } }
        return try body(connection)
    }

    private func take() throws -> Connection {
        try connections.withLock { connections in
            if connections.isClosed { throw StoreError("the inventory is closed") }
            if let free = connections.free.popLast() { return free }
            let connection = Connection(try open())
            connections.all.append(connection)
            return connection
        }
    }

    /// Reads within a transaction.
    func readVersion<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try read { db in
            try db.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
            defer { try? db.cachedStatement(sql: "ROLLBACK TRANSACTION").execute() }
            return try body(db)
        }
    }

    /// Reads the latest version, including versions that other processes wrote.
    func latestState() throws -> InventoryState {
        try withConnection { connection in
            try connection.queue.unsafeRead { db in
                guard !writesItself else { return try db.state() }
                // Read before the state, so that the next call notices a write between the two reads.
                let dataVersion = try Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
                if let known = connection.known.withLock(\.self), known.dataVersion == dataVersion {
                    return known.state
                }
                let state = try db.state()
                connection.known.withLock { $0 = (dataVersion, state) }
                return state
            }
        }
    }

    func close() throws {
        let all = connections.withLock { connections in
            connections.isClosed = true
            return connections.all
        }
        for connection in all { try connection.queue.close() }
    }
}

extension Database {
    /// Selects the day on which validity dates were last evaluated.
    static let judgedOn = "SELECT value FROM inventory_settings WHERE name = 'judged_on'"

    /// Returns the version, or `nil` when it is the latest.
    func pastVersion(_ version: Int64?) throws -> Int64? {
        try version.flatMap { try $0 < latestVersion() ? $0 : nil }
    }

    func latestVersion() throws -> Int64 {
        try Int64.fetchOne(cachedStatement(sql: "SELECT max(version) FROM inventory_versions")) ?? 0
    }

    /// - Parameter version: `nil` for the latest.
    func state(at version: Int64? = nil) throws -> InventoryState {
        let sql = """
            SELECT version, recorded_at, (\(Self.judgedOn))
            FROM inventory_versions WHERE version <= ? ORDER BY version DESC LIMIT 1
            """
        guard let row = try Row.fetchOne(cachedStatement(sql: sql), arguments: [version ?? .max]) else {
            let judgedOn = version == nil ? try String.fetchOne(cachedStatement(sql: Self.judgedOn)) : nil
            return InventoryState(version: 0, recordedAt: nil, judgedOn: judgedOn)
        }
        return InventoryState(version: row[0], recordedAt: row[1], judgedOn: version == nil ? row[2] : nil)
    }
}
