internal import Synchronization

/// Runs expensive computations: a few at a time, each on a thread of low priority. Others wait in a bounded queue.
package final class ExpensiveReads: Sendable {
    fileprivate typealias Turn = CheckedContinuation<Result<Void, any Error>, Never>

    fileprivate struct State {
        var runningCount = 0
        var waiting: [(id: ObjectIdentifier, turn: Turn)] = []
    }

    private let state = Mutex(State())
    package let limits: ReadLimits

    package init(_ limits: ReadLimits) { self.limits = limits }

    /// Runs `work` when it is its turn.
    ///
    /// - Throws: ``ReadRefusal/queueIsFull`` at once when too many computations wait; ``ReadRefusal/tookTooLong``;
    ///   `CancellationError`; the errors of `work`.
    package func run<Value: Sendable>(
        _ work: @escaping @Sendable (ReadBudget) throws -> Value
    ) async throws -> Value {
        try await ReadBudget.run(for: limits.expensive) { budget in
            try await self.enter(ObjectIdentifier(budget), budget)
            defer { self.leave() }
            return try await BackgroundThread.run { try budget.use { try work(budget) } }
        }
    }

    private func enter(_ id: ObjectIdentifier, _ budget: ReadBudget) async throws {
        budget.onEnd { self.withdraw(id) }
        defer { budget.onEnd(nil) }
        try await withCheckedContinuation { turn in
            if let outcome = state.withLock({ $0.admit(id, turn, limits) }) { turn.resume(returning: outcome) }
        }.get()
    }

    /// Removes a computation that still waits.
    private func withdraw(_ id: ObjectIdentifier) {
        let turn = state.withLock { state in
            state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0).turn }
        }
        turn?.resume(returning: .failure(CancellationError()))
    }

    private func leave() {
        let next = state.withLock { state -> Turn? in
            if state.waiting.isEmpty {
                state.runningCount -= 1
                return nil
            }
            return state.waiting.removeFirst().turn
        }
        next?.resume(returning: .success(()))
    }
}

extension ExpensiveReads.State {
    /// - Returns: `nil` for a computation that has to wait.
    fileprivate mutating func admit(
        _ id: ObjectIdentifier, _ turn: ExpensiveReads.Turn, _ limits: ReadLimits
    ) -> Result<Void, any Error>? {
        if runningCount < limits.runningCount {
            runningCount += 1
            return .success(())
        }
        guard waiting.count < limits.waitingCount else { return .failure(ReadRefusal.queueIsFull) }
        waiting.append((id, turn))
        return nil
    }
}
