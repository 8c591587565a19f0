internal import Synchronization

/// A cache for values that are expensive to compute, with an upper bound on its size.
///
/// When the cache is full, all values are removed before the next one is added.
package final class BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[Key: Value]>([:])
    private let capacity: Int

    /// Creates an empty cache for at most `capacity` values.
    package init(capacity: Int = 16) { self.capacity = capacity }

    /// Returns the cached value of the key. Computes and stores it when it is missing.
    ///
    /// Several threads may compute the same value at the same time.
    ///
    /// - Throws: the error of `compute`.
    package func value<Failure: Error>(of key: Key, _ compute: (Key) throws(Failure) -> Value) throws(Failure) -> Value
    {
        if let known = values.withLock({ $0[key] }) { return known }
        let value = try compute(key)
        values.withLock { values in
            if values.count >= capacity { values.removeAll() }
            values[key] = value
        }
        return value
    }
}
