internal import SiteInventory
internal import Synchronization

/// The shared state of a running import and its observers: the progress, and whether the import is cancelled.
final class ImportTicket: Sendable {
    private let state = Mutex(State())

    private struct State {
        var progress: ImportProgress?
        var isCancelled = false
    }

    var progress: ImportProgress? { state.withLock(\.progress) }

    var isCancelled: Bool { state.withLock(\.isCancelled) }

    func cancel() { state.withLock { $0.isCancelled = true } }

    /// Records the progress.
    ///
    /// - Throws: `CancellationError` after the import was cancelled.
    @Sendable func show(_ progress: ImportProgress) throws {
        let isCancelled = state.withLock { state in
            state.progress = progress
            return state.isCancelled
        }
        if isCancelled { throw CancellationError() }
    }
}
