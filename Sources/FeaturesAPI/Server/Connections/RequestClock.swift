import NIOCore

/// Computes until when a connection waits for its client.
struct RequestClock {
    /// What the connection does at present.
    enum Phase: Equatable {
        /// It waits for a request.
        case idle
        /// The head of a request arrives.
        case head
        /// The body of a request arrives, or the rest of it after the response.
        case body
        /// The whole request has arrived, and has no whole response.
        case response
        /// The last response was written.
        case closing
    }

    private let limits: ConnectionLimits
    private(set) var phase = Phase.idle
    private var since: NIODeadline
    /// The time that the server waited for bytes in this phase. The time in which the server did not read is not counted.
    private var waited = TimeAmount.zero
    /// When the current wait for bytes began; `nil` while the server does not read.
    private var waitingSince: NIODeadline?
    private var receivedBytes = 0

    init(_ limits: ConnectionLimits, now: NIODeadline) {
        self.limits = limits
        since = now
    }

    mutating func enter(_ phase: Phase, now: NIODeadline) {
        self.phase = phase
        since = now
        (waited, receivedBytes) = (.zero, 0)
        if waitingSince != nil { waitingSince = now }
    }

    mutating func beginReading(now: NIODeadline) {
        if waitingSince == nil { waitingSince = now }
    }

    mutating func receive(_ bytes: Int, now: NIODeadline) {
        if phase == .idle { enter(.head, now: now) }
        if let waitingSince { waited = waited + (now - waitingSince) }
        waitingSince = nil
        receivedBytes += bytes
    }

    /// The instant at which the client has taken too long; `nil` when the connection does not wait for it.
    func deadline(now: NIODeadline) -> NIODeadline? {
        switch phase {
        case .idle: since + TimeAmount(limits.idle)
        case .head: since + TimeAmount(limits.head)
        case .body: min(rateDeadline(now: now), since + TimeAmount(limits.body))
        case .response, .closing: nil
        }
    }

    /// When the body falls below the minimum rate if no more bytes arrive.
    private func rateDeadline(now: NIODeadline) -> NIODeadline {
        let earned = TimeAmount.milliseconds(Int64(receivedBytes * 1000 / limits.bodyBytesPerSecond))
        let left = TimeAmount(limits.bodyGrace) + earned - waited
        return (waitingSince ?? now) + left
    }
}
