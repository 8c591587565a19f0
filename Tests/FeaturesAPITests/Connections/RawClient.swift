import NIOCore
import NIOPosix
import Synchronization

/// A client that sends bytes as they are, and keeps what it receives.
final class RawClient: Sendable {
    private let channel: any Channel
    private let received: Received

    private final class Received: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        let reply = Mutex(RawReply())
        private let first: String

        init(_ first: String) { self.first = first }

        func channelActive(context: ChannelHandlerContext) {
            context.writeAndFlush(NIOAny(ByteBuffer(string: first)), promise: nil)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let buffer = unwrapInboundIn(data)
            reply.withLock { $0.bytes += buffer.readableBytesView }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case ChannelEvent.inputClosed = event { reply.withLock { $0.isClosed = true } }
            context.fireUserInboundEventTriggered(event)
        }

        func channelInactive(context: ChannelHandlerContext) { reply.withLock { $0.isClosed = true } }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }

    /// - Parameters:
    ///   - first: sent as soon as the connection is open, however busy the threads of tasks are.
    ///   - reads: false for a client that does not read.
    init(_ server: LocalServer, sending first: String = "", reads: Bool = true) async throws {
        let received = Received(first)
        self.received = received
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: reads)
            .channelOption(.socketOption(.so_rcvbuf), value: 1 << 16)
            .channelInitializer { $0.pipeline.addHandler(received) }
            .connect(host: "127.0.0.1", port: server.port).get()
    }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text))
    }

    func closeOutput() async throws { try await channel.close(mode: .output) }

    func close() async throws { try await channel.close() }

    /// What arrived so far.
    var reply: RawReply { received.reply.withLock(\.self) }

    /// Waits until the reply is as expected.
    ///
    /// - Returns: the last state of the reply, also after the time.
    func reply(within time: Duration = .seconds(120), _ isExpected: (RawReply) -> Bool) async throws -> RawReply {
        let end = ContinuousClock.now + time
        while ContinuousClock.now < end {
            let reply = reply
            if isExpected(reply) { return reply }
            try await Task.sleep(for: .milliseconds(5))
        }
        return reply
    }

    /// Sends a request, and waits for this many responses or for the end of the connection.
    func exchange(_ request: String, responses: Int = 1) async throws -> RawReply {
        try await send(request)
        return try await reply { $0.isClosed || $0.statuses.count >= responses }
    }
}

/// What a server sent.
struct RawReply: Sendable {
    var bytes: [UInt8] = []
    var isClosed = false

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var statuses: [Int] { text.matches(of: #/HTTP/1\.[01] (\d{3}) /#).compactMap { Int($0.output.1) } }
}
