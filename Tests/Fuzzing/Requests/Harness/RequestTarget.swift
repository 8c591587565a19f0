internal import Dispatch
internal import Synchronization

extension FuzzTarget {
    /// Input: a request as in HTTP/1.1, with a line feed at the end of each line. The router answers it over a small
    /// inventory.
    static let http = FuzzTarget(name: "http") { bytes in
        guard let request = FuzzedRequest(bytes) else { return }
        let outcome = Outcome()
        Task.detached {
            do {
                try await FuzzedServer.shared.check(request)
            } catch {
                outcome.error.withLock { $0 = error }
            }
            outcome.semaphore.signal()
        }
        outcome.semaphore.wait()
        if let error = outcome.error.withLock(\.self) { throw error }
    }

    /// The end of asynchronous work, for a thread that waits for it.
    private final class Outcome: Sendable {
        let semaphore = DispatchSemaphore(value: 0)
        let error = Mutex<(any Error)?>(nil)
    }
}
