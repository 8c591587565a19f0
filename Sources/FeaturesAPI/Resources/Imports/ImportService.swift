public import InventoryExchange
internal import SiteInventory

/// Accepts imports, runs them one after the other, and reports their status.
public protocol ImportService: Sendable {
    /// Makes a private folder for the files of one delivery that arrives.
    ///
    /// - Returns: the path of the folder; `nil` when too many deliveries arrive at once.
    func newFolder() async throws -> String?
    /// Removes the folder of a delivery that was not accepted.
    func discard(folder: String) async
    /// Orders the import of a delivery. The service then owns the folder.
    ///
    /// - Returns: the job; `nil` when the server is shutting down.
    /// - Throws: `ImportQueueFull` when too many deliveries wait or are imported; the caller then keeps the folder.
    func accept(_ delivery: ImportDelivery) async throws -> ImportJob?

    /// - Returns: `nil` for an unknown id; jobs are forgotten after a day.
    func job(_ id: String) async -> ImportJob?
    /// The jobs, the newest first.
    func jobs() async -> [ImportJob]
    /// Cancels an import and waits for its end.
    ///
    /// - Returns: `nil` for an unknown id.
    func dismiss(_ id: String) async -> ImportJob?

    /// Changes one feature.
    ///
    /// - Parameter condition: is called with the version in which the feature last changed, `nil` when there is no feature.
    /// - Throws: `FeatureOrderFailure` when the feature was not changed, `ImportConflict` while an import runs.
    func edit(
        _ order: FeatureOrder, if condition: @escaping @Sendable (Int64?) -> Bool
    ) async throws -> FeatureOrderOutcome

    /// The kept imports, the newest first.
    ///
    /// - Parameter version: only imports before this version; `nil` for all.
    func records(before version: Int64?, limit: Int) async throws -> [RecordedImport]
    /// Reverts the import that made the version.
    ///
    /// - Throws: `ImportConflict` when the import cannot be reverted.
    func revert(_ version: Int64) async throws -> RevertOutcome
}
