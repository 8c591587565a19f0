internal import GRDB
internal import SiteInventory
internal import Synchronization

/// Connections for expensive reads, which run on the calling thread.
///
/// The pool's connections stay free for cheap reads. A connection is opened when all others are in use; the queue of
/// ``ExpensiveReads`` bounds their number.
final class ExpensiveReadConnections: Sendable {
    private struct Connections {
        var all: [DatabaseQueue] = []
        var free: [DatabaseQueue] = []
        var isClosed = false
    }

    private let connections: Mutex<Connections>
    private let open: @Sendable () throws -> DatabaseQueue

    /// - Parameter configuration: a configuration for read-only connections.
    init(path: String, configuration: Configuration) {
        connections = Mutex(Connections())
        open = { try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// Uses the connection of an inventory that is open in one connection only.
    init(_ queue: DatabaseQueue) {
        connections = Mutex(Connections())
        open = { queue }
    }

    /// Reads in one transaction. The end of the budget interrupts the statements.
    func read<Value>(_ budget: ReadBudget, _ body: (Database) throws -> Value) throws -> Value {
        let connection = try take()
        budget.onEnd { connection.interrupt() }
        defer {
            budget.onEnd(nil)
            connections.withLock { $0.free.append(connection) }
        }
        return try connection.read(body)
    }

    private func take() throws -> DatabaseQueue {
        try connections.withLock { connections in
            if connections.isClosed { throw StoreError("the inventory is closed") }
            if let free = connections.free.popLast() { return free }
            let connection = try open()
            connections.all.append(connection)
            return connection
        }
    }

    /// Closes all connections. Ends the statements that run, and waits for their reads.
    func close() throws {
        let all = connections.withLock { connections in
            connections.isClosed = true
            return connections.all
        }
        for connection in all {
            connection.interrupt()
            try connection.close()
        }
    }
}
