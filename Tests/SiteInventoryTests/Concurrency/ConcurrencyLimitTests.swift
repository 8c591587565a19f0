import Synchronization
import Testing

@testable import SiteInventory

struct ConcurrencyLimitTests {
    @Test func `no more tasks than allowed run at once, and all run`() async throws {
        let (limit, tasks) = (ConcurrencyLimit(2), Tasks())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...50 {
                group.addTask {
                    try await limit.run {
                        tasks.begin()
                        await Task.yield()
                        tasks.end()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(tasks.most <= 2 && tasks.ended == 50)
    }

    @Test func `a task that is cancelled while it waits takes no place`() async throws {
        let limit = ConcurrencyLimit(1)
        try await limit.run {
            let waiting = Task { _ = try await limit.run { true } }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
        }
        #expect(try await limit.run { true })
    }

    @Test func `a task is refused when too many wait`() async throws {
        let limit = ConcurrencyLimit(1, maximumWaiting: 0)
        try await limit.run {
            _ = await #expect(throws: ReadRefusal.queueIsFull) { try await limit.run { true } }
        }
        #expect(try await limit.run { true })
    }
}

private final class Tasks: Sendable {
    private let counts = Mutex((running: 0, most: 0, ended: 0))

    var most: Int { counts.withLock(\.most) }
    var ended: Int { counts.withLock(\.ended) }

    func begin() { counts.withLock { $0 = ($0.running + 1, max($0.most, $0.running + 1), $0.ended) } }

    func end() { counts.withLock { $0 = ($0.running - 1, $0.most, $0.ended + 1) } }
}
