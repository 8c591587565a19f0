internal import Synchronization

/// What was made of a few keys, for what is dear to make and asked for again and again; when it is full, it begins anew.
package final class RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[Key: Value]>([:])
    private let most: Int

    package init(most: Int = 16) { self.most = most }

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
