internal import GRDB
internal import SiteInventory
internal import Synchronization

/// Tells which version of the inventory is the latest: every request asks, so it has a connection of its own, which is
/// nobody else's to wait for and sees what other programs write too.
final class LatestState: Sendable {
    private let queue: DatabaseQueue
    /// The one that was told last.
    private let known = Mutex(InventoryState(version: 0, recordedAt: nil))

    init(_ queue: DatabaseQueue) { self.queue = queue }

    convenience init(path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        self.init(try DatabaseQueue(path: path, configuration: configuration))
    }

    func state() throws -> InventoryState {
        try queue.unsafeRead { db in
            let known = known.withLock(\.self)
            // Mostly nothing has changed, and one number tells it.
            if known.version > 0, try db.latestVersion() == known.version { return known }
            let state = try db.state()
            self.known.withLock { $0 = state }
            return state
        }
    }

    func close() throws { try queue.close() }
}
