internal import Foundation
internal import GRDB
internal import SiteInventory
internal import Synchronization

/// Connections for what is read on the thread that asks, since it takes less time than another thread to wake: what is
/// found by its key, and which version is the latest, which every request asks.
///
/// They are never held over a suspension. The pool's readers are, by tasks that need a thread of the very kind that would
/// wait for them here.
final class QuickReaders: Sendable {
    private let connections: Mutex<Connections>
    private let open: @Sendable () throws -> [DatabaseQueue]
    /// What was told last.
    private let known = Mutex<(text: String, state: InventoryState)?>(nil)

    private struct Connections {
        var queues: [DatabaseQueue] = []
        var turn = 0
        var isClosed = false
    }

    /// They are opened when they are first needed, which in most commands is never.
    ///
    /// - Parameter configuration: of a connection that reads.
    init(path: String, configuration: Configuration) {
        connections = Mutex(Connections())
        open = {
            try (0..<max(ProcessInfo.processInfo.activeProcessorCount, 2)).map { _ in
                try DatabaseQueue(path: path, configuration: configuration)
            }
        }
    }

    /// For an inventory that only one connection knows.
    init(_ queue: DatabaseQueue) {
        connections = Mutex(Connections(queues: [queue]))
        open = { [queue] }
    }

    /// Reads with one statement, or what need not be of one version.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try nextQueue().unsafeRead(body)
    }

    private func nextQueue() throws -> DatabaseQueue {
        try connections.withLock { connections in
            if connections.isClosed { throw StoreError("the inventory is closed") }
            if connections.queues.isEmpty { connections.queues = try open() }
            connections.turn = (connections.turn + 1) % connections.queues.count
            return connections.queues[connections.turn]
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
        try read { db in
            // Mostly nothing has changed, and one text tells it.
            let text = try String.fetchOne(db.cachedStatement(sql: Self.fingerprint))
            if let known = known.withLock(\.self), known.text == text { return known.state }
            let state = try db.state()
            if let judgedOn = state.judgedOn { known.withLock { $0 = ("\(state.version) \(judgedOn)", state) } }
            return state
        }
    }

    private static let fingerprint = """
        SELECT max(version) || ' ' || (\(Database.judgedOn))
        FROM inventory_versions
        """

    func close() throws {
        let queues = connections.withLock { connections in
            connections.isClosed = true
            return connections.queues
        }
        for queue in queues { try queue.close() }
    }
}
