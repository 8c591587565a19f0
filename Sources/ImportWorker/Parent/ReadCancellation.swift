internal import Synchronization

/// Cancels reading from a worker. Reading blocks a thread on which no task can be cancelled.
public final class ReadCancellation: Sendable {
    private let isCancelled = Mutex(false)

    /// Creates a cancellation that is not in force yet.
    public init() {}

    /// Ends the current reads and all later ones.
    public func cancel() { isCancelled.withLock { $0 = true } }

    /// - Throws: `CancellationError` after ``cancel()``.
    func check() throws {
        if isCancelled.withLock(\.self) { throw CancellationError() }
    }
}
