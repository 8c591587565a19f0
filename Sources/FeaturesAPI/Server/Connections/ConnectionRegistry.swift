import NIOCore
import Synchronization

/// All connections of a server, for the limits that they share.
///
/// A new connection beyond the limit takes the place of the one that has been idle for the longest time. When all others
/// have a request, the new one is refused. So idle clients cannot keep others out, and accepting never stops.
final class ConnectionRegistry: Sendable {
    private let connections = Mutex(Connections())
    private let stalledCount = Atomic(0)
    private let limits: ConnectionLimits

    /// The number of connections that are refused with a response at once. Further ones are closed without one.
    private static let refusals = 64

    private struct Connections {
        var records: [ObjectIdentifier: ConnectionRecord] = [:]
        /// The number of connections that were refused and are not closed yet. They take no places of others.
        var refusedCount = 0

        var acceptedCount: Int { records.count - refusedCount }
    }

    init(_ limits: ConnectionLimits) { self.limits = limits }

    /// Adds a connection until it is closed.
    func admit(_ channel: any Channel) -> ConnectionRecord {
        let record = connections.withLock { connections in
            let record = ConnectionRecord(channel, admission(among: connections))
            connections.records[ObjectIdentifier(record)] = record
            if record.admission != .accepted { connections.refusedCount += 1 }
            return record
        }
        channel.closeFuture.whenComplete { _ in self.remove(record) }
        return record
    }

    private func admission(among connections: Connections) -> ConnectionRecord.Admission {
        guard connections.acceptedCount >= limits.connections else { return .accepted }
        if let idle = Self.longest(\.idleSince, among: connections.records) {
            idle.evict(.idle)
            return .accepted
        }
        return connections.refusedCount < Self.refusals ? .refused : .dropped
    }

    private func remove(_ record: ConnectionRecord) {
        resume(record)
        connections.withLock { connections in
            guard connections.records.removeValue(forKey: ObjectIdentifier(record)) != nil else { return }
            if record.admission != .accepted { connections.refusedCount -= 1 }
        }
    }

    /// The client of the connection does not read. Closes the connection that has been stalled for the longest time when
    /// there are too many.
    func stall(_ record: ConnectionRecord) {
        guard record.stalledSince.begin() else { return }
        guard stalledCount.add(1, ordering: .relaxed).newValue > limits.stalledConnections else { return }
        connections.withLock { Self.longest(\.stalledSince, among: $0.records) }?.evict(.stalled)
    }

    /// The client reads again, or is gone.
    func resume(_ record: ConnectionRecord) {
        if record.stalledSince.end() { stalledCount.subtract(1, ordering: .relaxed) }
    }

    private static func longest(
        _ time: KeyPath<ConnectionRecord, StartTime>, among records: [ObjectIdentifier: ConnectionRecord]
    ) -> ConnectionRecord? {
        records.values.lazy.compactMap { record in record[keyPath: time].nanoseconds.map { ($0, record) } }
            .min { $0.0 < $1.0 }?.1
    }
}

/// A connection, as other connections see it.
final class ConnectionRecord: Sendable {
    /// What becomes of a new connection.
    enum Admission { case accepted, refused, dropped }

    let admission: Admission
    let idleSince = StartTime()
    let stalledSince = StartTime()
    private let channel: any Channel

    init(_ channel: any Channel, _ admission: Admission) {
        self.channel = channel
        self.admission = admission
        if admission == .accepted { idleSince.begin() }
    }

    /// Closes the connection if it is still in this state. It is not chosen a second time.
    func evict(_ reason: Eviction) {
        switch reason {
        case .idle: idleSince.end()
        case .stalled: break
        }
        channel.pipeline.fireUserInboundEventTriggered(reason)
    }
}

/// The reason why a connection has to make room for others.
enum Eviction: Sendable { case idle, stalled }

/// When a state began, readable from all threads.
final class StartTime: Sendable {
    private let start = Atomic<UInt64>(0)

    /// `nil` when the state has ended.
    var nanoseconds: UInt64? {
        let value = start.load(ordering: .relaxed)
        return value == 0 ? nil : value
    }

    /// - Returns: false when the state had begun before.
    @discardableResult func begin() -> Bool {
        let now = max(NIODeadline.now().uptimeNanoseconds, 1)
        return start.compareExchange(expected: 0, desired: now, ordering: .relaxed).exchanged
    }

    /// - Returns: false when the state had ended before.
    @discardableResult func end() -> Bool { start.exchange(0, ordering: .relaxed) != 0 }
}
