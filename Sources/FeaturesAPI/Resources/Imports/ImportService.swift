public import SiteInventory

/// Takes imports in, does them one after the other, and tells what became of them.
public protocol ImportService: Sendable {
    /// A folder of its own for the files of one delivery; nobody else may look into it.
    ///
    /// - Returns: its path; `nil` when there are too many deliveries already.
    func newFolder() async throws -> String?
    /// Removes the folder of a delivery that came to nothing.
    func discard(folder: String) async
    /// Orders the import of a delivery, and takes care of its folder from then on.
    ///
    /// - Returns: the job; `nil` when the server is about to end.
    func accept(_ delivery: ImportDelivery) async -> ImportJob?

    /// `nil` when there is none of this name, or it is long forgotten.
    func job(_ id: String) async -> ImportJob?
    /// The newest first.
    func jobs() async -> [ImportJob]
    /// Calls an import off, and waits for its end; `nil` when there is none of this name.
    func dismiss(_ id: String) async -> ImportJob?

    /// Makes a change of one feature.
    ///
    /// - Parameter condition: is asked with the version since which the feature is as it is, `nil` when there is none.
    /// - Throws: `FeatureOrderFailure` when it was not made, `ImportConflict` while an import runs.
    func edit(
        _ order: FeatureOrder, if condition: @escaping @Sendable (Int64?) -> Bool
    ) async throws -> FeatureOrderOutcome

    /// The imports that were kept, the newest first, before that of the version; all when it is `nil`.
    func records(before version: Int64?, limit: Int) async throws -> [ImportRecord]
    /// - Throws: `ImportConflict` when the import cannot be taken back.
    func revert(_ version: Int64) async throws -> RevertOutcome
}

/// Files that somebody sent, and what is to be done with them.
public struct ImportDelivery: Hashable, Sendable {
    /// Where the files lie.
    public var folder: String
    /// Their names in it, in the order in which they came.
    public var files: [String]
    public var order: ImportOrder
}
