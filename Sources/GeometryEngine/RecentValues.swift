internal import Synchronization

/// What was made of the last few keys, for what is dear to make: a filter asks for the same ones at every row.
package final class RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[Key: Value]>([:])
    private let most = 16

    package init() {}

    package func value<Failure: Error>(of key: Key, _ make: (Key) throws(Failure) -> Value) throws(Failure) -> Value {
        if let known = values.withLock({ $0[key] }) { return known }
        let value = try make(key)
        values.withLock { values in
            if values.count >= most { values.removeAll() }
            values[key] = value
        }
        return value
    }
}
