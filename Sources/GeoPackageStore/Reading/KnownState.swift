internal import GRDB
internal import SiteInventory
internal import Synchronization

/// The state of the inventory as columns of another statement, which is then of one version without a transaction.
final class KnownState: Sendable {
    /// The number of the latest version, and the day of the last evaluation.
    static let columns = "(SELECT max(version) FROM inventory_versions), (\(Database.judgedOn))"

    private let last = Mutex<InventoryState?>(nil)

    /// Reads the state from the first of ``columns``. Looks the time of recording up once for each version.
    ///
    /// - Parameter column: the index of the first column.
    func state(_ row: Row, at column: Int, _ db: Database) throws -> InventoryState {
        let (version, day): (Int64?, String?) = (row[column], row[column + 1])
        if let last = last.withLock(\.self), last.version == version, last.judgedOn == day { return last }
        let recorded = try db.state(at: version ?? 0)
        let state = InventoryState(version: recorded.version, recordedAt: recorded.recordedAt, judgedOn: day)
        last.withLock { $0 = state }
        return state
    }
}
