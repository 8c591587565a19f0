/// Runs expensive reads and computations: a few at a time, each on a thread of low priority. Others wait in bounded
/// queues.
///
/// Reads take up to a minute. Computations, such as to parse a filter or to write a page, take milliseconds. They have a
/// queue of their own, so that they do not wait for reads.
package final class ExpensiveReads: Sendable {
    private let reads: ConcurrencyLimit
    private let computations: ConcurrencyLimit
    package let limits: ReadLimits

    package init(_ limits: ReadLimits) {
        self.limits = limits
        reads = ConcurrencyLimit(limits.runningCount, maximumWaiting: limits.waitingCount)
        computations = ConcurrencyLimit(limits.computationCount, maximumWaiting: limits.waitingComputationCount)
    }

    /// Runs a read when it is its turn.
    ///
    /// - Throws: ``ReadRefusal/queueIsFull`` at once when too many reads wait; ``ReadRefusal/tookTooLong``;
    ///   `CancellationError`; the errors of `work`.
    package func run<Value: Sendable>(
        _ work: @escaping @Sendable (ReadBudget) throws -> Value
    ) async throws -> Value {
        try await run(in: reads, work)
    }

    /// Runs a computation that does not read, when it is its turn.
    ///
    /// - Throws: the same as ``run(_:)``.
    package func compute<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await run(in: computations) { _ in try work() }
    }

    private func run<Value: Sendable>(
        in queue: ConcurrencyLimit, _ work: @escaping @Sendable (ReadBudget) throws -> Value
    ) async throws -> Value {
        try await ReadBudget.run(for: limits.expensive) { budget in
            try await Self.enter(queue, budget)
            defer { queue.leave() }
            return try await BackgroundThread.run { try budget.use { try work(budget) } }
        }
    }

    /// Waits for a place until the budget ends. The budget ends with the task.
    private static func enter(_ queue: ConcurrencyLimit, _ budget: ReadBudget) async throws {
        let entering = Task { try await queue.enter() }
        budget.onEnd { entering.cancel() }
        defer { budget.onEnd(nil) }
        try await entering.value
    }
}
