import Synchronization

/// Lets a limited number of tasks do work that takes much memory. Others wait in the order of their arrival.
final class ConcurrencyLimit: Sendable {
    private let state: Mutex<State>

    private struct State {
        var free: Int
        var nextTicket = 0
        var waiting: [(ticket: Int, turn: CheckedContinuation<Void, any Error>)] = []
    }

    init(_ count: Int) { state = Mutex(State(free: count)) }

    /// - Throws: the errors of `body`; `CancellationError` when the task is cancelled while it waits.
    func run<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await body()
    }

    private func enter() async throws {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait(for: $0, ticket) }
        } onCancel: {
            let turn = state.withLock { state in
                state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0).turn }
            }
            turn?.resume(throwing: CancellationError())
        }
    }

    private func wait(for turn: CheckedContinuation<Void, any Error>, _ ticket: Int) {
        // A task that is cancelled from here on is found among those that wait.
        let entered: Bool? = state.withLock { state in
            guard !Task.isCancelled else { return nil }
            guard state.free == 0 else {
                state.free -= 1
                return true
            }
            state.waiting.append((ticket, turn))
            return false
        }
        switch entered {
        case true?: turn.resume()
        case false?: break
        case nil: turn.resume(throwing: CancellationError())
        }
    }

    private func leave() {
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
