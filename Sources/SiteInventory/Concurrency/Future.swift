internal import Dispatch
internal import Synchronization

/// A value that a thread of the global dispatch queue computes.
final class Future<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    /// Starts the work at once.
    init(_ work: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async { [self] in
            let outcome = Result(catching: work)
            result.withLock { $0 = outcome }
            isDone.signal()
        }
    }

    /// Blocks until the value is computed. Must be called at most once.
    ///
    /// - Throws: the error of the work.
    func value() throws -> Value {
        isDone.wait()
        return try result.withLock { $0 }.map { try $0.get() } ?? { throw CancellationError() }()
    }
}
