internal import Synchronization

/// The time that a computation may take. It ends at a deadline, and when the task is cancelled.
///
/// Long loops call ``check()``. A store also interrupts its statements.
package final class ReadBudget: Sendable {
    @TaskLocal private static var current: ReadBudget?

    private struct State {
        var reason: (any Error)?
        var interrupt: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())
    private let hasEnded = Atomic(false)
    private let deadline: ContinuousClock.Instant

    private init(deadline: ContinuousClock.Instant) { self.deadline = deadline }

    /// Must be called in loops over features, and before each step that takes milliseconds.
    ///
    /// - Throws: ``ReadRefusal/tookTooLong`` after the deadline; `CancellationError` in a cancelled task.
    package static func check() throws {
        if let current, current.hasEnded.load(ordering: .relaxed) { throw current.reason ?? CancellationError() }
        if Task.isCancelled { throw CancellationError() }
    }

    /// Runs `operation` with a budget of its own. The deadline is not later than that of the budget around it.
    ///
    /// - Throws: ``ReadRefusal/tookTooLong`` for any error after the deadline; `CancellationError` for any error in a
    ///   cancelled task; otherwise the error of `operation`.
    package static func run<Value: Sendable>(
        for duration: Duration, _ operation: @Sendable (ReadBudget) async throws -> Value
    ) async throws -> Value {
        let own = ContinuousClock.now + duration
        let budget = ReadBudget(deadline: min(own, current?.deadline ?? own))
        BudgetWatch.shared.add(budget)
        defer { BudgetWatch.shared.remove(budget) }
        return try await withTaskCancellationHandler {
            try await $current.withValue(budget) {
                do { return try await operation(budget) } catch { throw budget.reason ?? error }
            }
        } onCancel: {
            budget.end(CancellationError())
        }
    }

    /// True within ``run(for:_:)``.
    package static var isSet: Bool { current != nil }

    /// Runs a step that the end of the current budget interrupts. Without a budget, nothing interrupts it.
    ///
    /// - Throws: the errors of `step`.
    package static func run<Value>(
        interruptedBy interrupt: @escaping @Sendable () -> Void, _ step: () throws -> Value
    ) throws -> Value {
        guard let current else { return try step() }
        current.onEnd(interrupt)
        defer { current.onEnd(nil) }
        return try step()
    }

    /// Runs `work` on a thread without a task, so that ``check()`` finds the budget there.
    func use<Value>(_ work: () throws -> Value) throws -> Value {
        try Self.$current.withValue(self) {
            try Self.check()
            return try work()
        }
    }

    /// Sets the action that interrupts the current step; `nil` after the step.
    ///
    /// The action may be called several times, but not after this method has set another one. It must not block.
    package func onEnd(_ interrupt: (@Sendable () -> Void)?) {
        state.withLock { state in
            state.interrupt = interrupt
            if state.reason != nil { interrupt?() }
        }
    }

    /// The reason why the budget has ended; `nil` before its end.
    private var reason: (any Error)? { state.withLock(\.reason) }

    private func end(_ reason: any Error) {
        state.withLock { state in
            state.reason = state.reason ?? reason
            state.interrupt?()
        }
        hasEnded.store(true, ordering: .relaxed)
    }

    /// Ends the budget after its deadline. Repeats the interruption of a budget that has ended: SQLite forgets an
    /// interruption between two statements.
    fileprivate func tick(_ now: ContinuousClock.Instant) {
        if now >= deadline || hasEnded.load(ordering: .relaxed) { end(ReadRefusal.tookTooLong) }
    }
}

/// Ends budgets at their deadlines. One task serves all budgets: a timer for each read would take longer than the read.
private final class BudgetWatch: Sendable {
    static let shared = BudgetWatch()

    private struct Watched {
        var budgets: [ObjectIdentifier: ReadBudget] = [:]
        var isTicking = false
    }

    private let watched = Mutex(Watched())
    private static let interval = Duration.milliseconds(100)

    func add(_ budget: ReadBudget) {
        let isFirst = watched.withLock { watched in
            watched.budgets[ObjectIdentifier(budget)] = budget
            defer { watched.isTicking = true }
            return !watched.isTicking
        }
        if isFirst { Task.detached { await self.tick() } }
    }

    func remove(_ budget: ReadBudget) {
        watched.withLock { $0.budgets[ObjectIdentifier(budget)] = nil }
    }

    private func tick() async {
        while true {
            try? await Task.sleep(for: Self.interval)
            let budgets = watched.withLock { watched in
                watched.isTicking = !watched.budgets.isEmpty
                return Array(watched.budgets.values)
            }
            guard !budgets.isEmpty else { return }
            let now = ContinuousClock.now
            for budget in budgets { budget.tick(now) }
        }
    }
}
