internal import NIOCore

/// The limits for connections: how long a client may take, and how much of the server it may use.
public struct ConnectionLimits: Sendable {
    /// The time between two requests, and before the first one. Browsers keep connections open for later requests.
    public var idle = Duration.seconds(60)
    /// The time from the first to the last byte of a request's head.
    public var head = Duration.seconds(20)
    /// The time that a client may spend on a body beyond what ``bodyBytesPerSecond`` allows. Bridges short interruptions.
    public var bodyGrace = Duration.seconds(20)
    /// The minimum rate of a body. A mobile connection is about ten times faster.
    public var bodyBytesPerSecond = 4096
    /// The maximum time for a whole body: an upload of the maximum size at 2.5 Mbit/s.
    public var body = Duration.seconds(3600)
    /// The time in which a client must read some bytes of a response.
    public var write = Duration.seconds(30)
    /// The time for which bytes are discarded after the last response, so that the client can read it (RFC 9112, section
    /// 9.6).
    public var linger = Duration.seconds(2)
    /// The number of bytes that are discarded after the last response.
    public var lingerBytes = 16 << 20
    /// The number of bytes of a request body that are read after its response, so that the connection can stay open.
    public var unusedBodyBytes = 64 << 10
    /// The time after the end of a client's input when the server checks whether the client still reads.
    public var endOfInput = Duration.seconds(1)
    /// The time for responses that are under way when the server stops.
    public var stop = Duration.seconds(10)
    /// The maximum number of connections. An idle connection takes about 30 KiB.
    public var connections = 10_000
    /// The maximum number of connections with a response that the client does not read at present.
    public var stalledConnections = 256
    /// The watermarks of each connection: the number of unsent bytes above which a response pauses, and below which it goes
    /// on.
    public var unsentBytes = 64 << 10...128 << 10
    /// The memory of all long response bodies that clients have not read. Beyond it, pages are read again in batches.
    public var unreadBytes = 16 << 20

    /// The descriptors for the store, imports, arriving files and connections that are being refused.
    public static let reservedDescriptors = 256

    /// Creates the default limits.
    ///
    /// - Parameter descriptors: the number of descriptors that the process may open; `nil` for no limit. A quarter of few
    ///   descriptors is left for connections in any case.
    public init(descriptors: Int? = nil) {
        guard let descriptors else { return }
        connections = min(connections, max(descriptors - Self.reservedDescriptors, descriptors / 4))
    }
}

extension ConnectionLimits {
    var watermarks: ChannelOptions.Types.WriteBufferWaterMark {
        .init(low: unsentBytes.lowerBound, high: unsentBytes.upperBound)
    }
}
