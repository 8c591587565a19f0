internal import Foundation
internal import GRDB
internal import SiteInventory
internal import Synchronization

/// Connections for what is read on the thread that asks, a task's or that of a client's connection, since it takes less time
/// than another thread to wake: what is found by its key, and which version is the latest, which every request asks.
///
/// They are never held over a suspension. The pool's readers are, by tasks that need a thread of the very kind that would
/// wait for them here.
final class InlineReadConnections: Sendable {
    private let connections: Mutex<Connections>
    private let open: @Sendable () throws -> [Connection]
    /// True where the one connection also writes, of which SQLite does not tell it.
    private let writesItself: Bool

    private struct Connections {
        var all: [Connection] = []
        var turn = 0
        var isClosed = false
    }

    private final class Connection: Sendable {
        let queue: DatabaseQueue
        /// What was told last, and SQLite's count of what others have written since this connection was opened.
        let known = Mutex<(dataVersion: Int64, state: InventoryState)?>(nil)

        init(_ queue: DatabaseQueue) { self.queue = queue }
    }

    /// They are opened when they are first needed, which in most commands is never.
    ///
    /// - Parameter configuration: of a connection that reads.
    init(path: String, configuration: Configuration) {
        connections = Mutex(Connections())
        writesItself = false
        open = {
            try (0..<max(ProcessInfo.processInfo.activeProcessorCount, 2)).map { _ in
                Connection(try DatabaseQueue(path: path, configuration: configuration))
            }
        }
    }

    /// For an inventory that only one connection knows.
    init(_ queue: DatabaseQueue) {
        open = { [Connection(queue)] }
        connections = Mutex(Connections())
        writesItself = true
    }

    /// Reads with one statement, or what need not be of one version.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try nextConnection().queue.unsafeRead(body)
    }

    private func nextConnection() throws -> Connection {
        try connections.withLock { connections in
            if connections.isClosed { throw StoreError("the inventory is closed") }
            if connections.all.isEmpty { connections.all = try open() }
            connections.turn = (connections.turn + 1) % connections.all.count
            return connections.all[connections.turn]
        }
    }

    /// Reads one version.
    func readVersion<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try read { db in
            try db.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
            defer { try? db.cachedStatement(sql: "ROLLBACK TRANSACTION").execute() }
            return try body(db)
        }
    }

    /// The latest version, whoever wrote it.
    func latestState() throws -> InventoryState {
        let connection = try nextConnection()
        return try connection.queue.unsafeRead { db in
            guard !writesItself else { return try db.state() }
            // Mostly nobody has written. Asked before the state, it cannot be newer than that.
            let dataVersion = try Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
            if let known = connection.known.withLock(\.self), known.dataVersion == dataVersion { return known.state }
            let state = try db.state()
            connection.known.withLock { $0 = (dataVersion, state) }
            return state
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
