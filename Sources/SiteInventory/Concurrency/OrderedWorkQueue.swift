internal import Foundation

/// Read once, since the system reads the number from files.
private let coreCount = ProcessInfo.processInfo.activeProcessorCount

/// A queue of concurrent work with results in the order of submission.
///
/// The work runs on all cores while the caller prepares more work and uses results. The queue is bounded by the number
/// of cores, so that memory does not grow with the size of a file.
package struct OrderedWorkQueue<Value: Sendable> {
    private var pending: [Future<Value>] = []

    package init() {}

    /// One task for each core, and one that waits for a free core.
    private static var capacity: Int { coreCount + 1 }

    /// Starts the work.
    ///
    /// - Returns: the oldest result when the queue is full, after waiting for it; otherwise `nil`.
    /// - Throws: the error of the oldest work.
    package mutating func add(_ work: @escaping @Sendable () throws -> Value) throws -> Value? {
        pending.append(Future(work))
        return pending.count > Self.capacity ? try next() : nil
    }

    /// Waits for the oldest result; `nil` when the queue is empty.
    ///
    /// - Throws: the error of the work.
    package mutating func next() throws -> Value? {
        pending.isEmpty ? nil : try pending.removeFirst().value()
    }
}

extension Array {
    /// The elements in consecutive slices of `size`; the last one may be shorter.
    package func batches(of size: Int) -> some Sequence<ArraySlice<Element>> {
        stride(from: 0, to: count, by: size).lazy.map { self[$0..<Swift.min($0 + size, count)] }
    }
}
