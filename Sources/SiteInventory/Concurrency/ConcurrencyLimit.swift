internal import Synchronization

/// Lets a limited number of tasks do expensive work. Others wait in the order of their arrival.
package final class ConcurrencyLimit: Sendable {
    private let state: Mutex<State>
    private let maximumWaiting: Int

    private struct State {
        var free: Int
        var nextTicket = 0
        var waiting: [(ticket: Int, turn: CheckedContinuation<Void, any Error>)] = []
    }

    /// - Parameters:
    ///   - count: the number of tasks that work at a time.
    ///   - maximumWaiting: the number of tasks that may wait.
    package init(_ count: Int, maximumWaiting: Int = .max) {
        state = Mutex(State(free: count))
        self.maximumWaiting = maximumWaiting
    }

    /// Runs `body` when it is its turn.
    ///
    /// - Throws: the errors of `body`; `CancellationError` when the task is cancelled while it waits;
    ///   ``ReadRefusal/queueIsFull`` when too many tasks wait.
    package func run<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await body()
    }

    /// Waits for the turn of this task. Must be followed by one call of ``leave()``, unless it throws.
    ///
    /// - Throws: `CancellationError` when the task is cancelled while it waits; ``ReadRefusal/queueIsFull``.
    func enter() async throws {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { turn in
                if let outcome = admit(turn, ticket) { turn.resume(with: outcome) }
            }
        } onCancel: {
            let turn = state.withLock { state in
                state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0).turn }
            }
            turn?.resume(throwing: CancellationError())
        }
    }

    /// - Returns: `nil` for a task that has to wait.
    private func admit(_ turn: CheckedContinuation<Void, any Error>, _ ticket: Int) -> Result<Void, any Error>? {
        // A task that is cancelled from here on is found among those that wait.
        state.withLock { state in
            guard !Task.isCancelled else { return .failure(CancellationError()) }
            guard state.free == 0 else {
                state.free -= 1
                return .success(())
            }
            guard state.waiting.count < maximumWaiting else { return .failure(ReadRefusal.queueIsFull) }
            state.waiting.append((ticket, turn))
            return nil
        }
    }

    /// Ends the turn of a task, and begins that of the next one.
    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().turn
        }
        next?.resume()
    }
}
