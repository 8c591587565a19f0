internal import SiteInventory
internal import Synchronization

/// What an import that runs and those who watch it share: how far it has come, and whether it is called off.
final class ImportTicket: Sendable {
    private let state = Mutex(State())

    private struct State {
        var progress: ImportProgress?
        var isCalledOff = false
    }

    var progress: ImportProgress? { state.withLock(\.progress) }

    var isCalledOff: Bool { state.withLock(\.isCalledOff) }

    func callOff() { state.withLock { $0.isCalledOff = true } }

    /// - Throws: `CancellationError` once the import is called off.
    @Sendable func show(_ progress: ImportProgress) throws {
        let isCalledOff = state.withLock { state in
            state.progress = progress
            return state.isCalledOff
        }
        if isCalledOff { throw CancellationError() }
    }
}
