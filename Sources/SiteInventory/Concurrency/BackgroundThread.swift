internal import Foundation

/// Runs long computations on threads of their own, so that the threads of tasks and of connections stay free.
enum BackgroundThread {
    /// The nice value of the threads. A thread of usual priority gets nine times as much time of a core as one of
    /// these. A higher value would let a thread hold a lock for long.
    private static let niceness: Int32 = 10
    /// The geometry engine recurses in nested geometries.
    private static let stackBytes = 8 << 20

    /// Runs `work` on a new thread of low priority. A new thread takes 50 µs, which is little for a long computation.
    ///
    /// - Throws: the error of `work`.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread {
                lowerPriority()
                continuation.resume(with: Result(catching: work))
            }
            thread.stackSize = stackBytes
            thread.start()
        }
    }

    /// Lowers the priority of the calling thread. Linux applies the call to one thread only.
    private static func lowerPriority() {
        #if os(Linux)
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
        #endif
    }
}
