internal import Dispatch
internal import Synchronization

/// A value that another thread computes meanwhile.
final class Pending<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async { [self] in
            let outcome = Result(catching: work)
            result.withLock { $0 = outcome }
            isDone.signal()
        }
    }

    /// Waits for the value; to be asked once.
    ///
    /// - Throws: what the work threw.
    func value() throws -> Value {
        isDone.wait()
        return try result.withLock { $0 }.map { try $0.get() } ?? { throw CancellationError() }()
    }
}
