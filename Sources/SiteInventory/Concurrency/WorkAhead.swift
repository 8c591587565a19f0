internal import Foundation

/// Asked once: the answer comes from files.
private let coreCount = ProcessInfo.processInfo.activeProcessorCount

/// Computes on all cores while the caller prepares the next work and uses the results, which come in order.
///
/// Only so much is under way at a time as keeps the cores busy, so that a file of any length fits the memory.
struct WorkAhead<Value: Sendable> {
    private var underWay: [Pending<Value>] = []

    /// One for each core, and one that waits for a free core.
    private static var most: Int { coreCount + 1 }

    /// Begins the work.
    ///
    /// - Returns: the oldest result, when there is enough under way; it is waited for.
    mutating func add(_ work: @escaping @Sendable () throws -> Value) throws -> Value? {
        underWay.append(Pending(work))
        return underWay.count > Self.most ? try next() : nil
    }

    /// Waits for the oldest result; `nil` when nothing is under way.
    mutating func next() throws -> Value? {
        underWay.isEmpty ? nil : try underWay.removeFirst().value()
    }
}

extension Array {
    /// The elements in runs of so many, the last of them shorter.
    func batches(of size: Int) -> some Sequence<ArraySlice<Element>> {
        stride(from: 0, to: count, by: size).lazy.map { self[$0..<Swift.min($0 + size, count)] }
    }
}
