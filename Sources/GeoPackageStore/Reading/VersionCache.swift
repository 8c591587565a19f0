internal import Synchronization

/// Values that were computed from the latest version and hold until the next one.
final class VersionCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Kept {
        var version: Int64 = 0
        var values: [Key: Value] = [:]
    }

    private let kept = Mutex(Kept())
    private let capacity: Int

    /// - Parameter capacity: the number of values at which all are discarded.
    init(capacity: Int = 1024) { self.capacity = capacity }

    func value(of key: Key, at version: Int64, _ compute: () throws -> Value) rethrows -> Value {
        let known = kept.withLock { $0.version == version ? $0.values[key] : nil }
        if let known { return known }
        let value = try compute()
        kept.withLock { kept in
            // A reader of an older version must not discard the values of a newer one.
            guard kept.version <= version else { return }
            if kept.version < version || kept.values.count >= capacity { kept.values = [:] }
            kept.version = version
            kept.values[key] = value
        }
        return value
    }
}
