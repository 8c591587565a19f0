internal import SiteInventory
internal import Synchronization

/// The shared state of a running import and its observers: the progress, and whether the import is cancelled.
final class ImportTicket: Sendable {
    private let state = Mutex(State())

    private struct State {
        var progress: ImportProgress?
        var isCalledOff = false
    }

    var progress: ImportProgress? { state.withLock(\.progress) }

    var isCalledOff: Bool { state.withLock(\.isCalledOff) }

    func callOff() { state.withLock { $0.isCalledOff = true } }

    /// Records the progress.
    ///
    /// - Throws: `CancellationError` after the import was cancelled.
    @Sendable func show(_ progress: ImportProgress) throws {
        let isCalledOff = state.withLock { state in
            state.progress = progress
            return state.isCalledOff
        }
        if isCalledOff { throw CancellationError() }
    }
}
