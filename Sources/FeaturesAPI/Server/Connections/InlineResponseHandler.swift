import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// Sends ``InlineResponses`` on the event loop of the connection. Other requests pass on to a task; to change threads
/// takes longer than to read a page.
final class InlineResponseHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let responses: InlineResponses
    private let serverName: String
    /// The number of requests that passed on and have no response yet. Responses must keep the order of their requests.
    private var pendingCount = 0
    /// The response to send at the end of the current request.
    private var response: CachedResponse?
    /// The number of responses sent in the current read.
    private var sentInRead = 0
    /// A limit for pipelined requests, so that other connections get their turn.
    private static let maximumPerRead = 16
    private var date = (seconds: 0, field: "")

    init(_ responses: InlineResponses, serverName: String) {
        self.responses = responses
        self.serverName = serverName
    }

    /// Responds to a request, or passes it on.
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            response =
                maySend(head, on: context.channel)
                ? responses.response(to: head, from: context.channel.remoteAddress) : nil
            guard response == nil else { return }
            pendingCount += 1
            context.fireChannelRead(data)
        // A request with a response here has no body.
        case .body: context.fireChannelRead(data)
        case .end:
            guard let response = response.take() else { return context.fireChannelRead(data) }
            send(response, context)
        }
    }

    /// Starts counting the responses of the next read.
    func channelReadComplete(context: ChannelHandlerContext) {
        sentInRead = 0
        context.fireChannelReadComplete()
    }

    /// Counts the response to a request that was passed on, and passes it on.
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // Malformed requests are not counted, but get a response.
        if case .end = unwrapOutboundIn(data) { pendingCount = max(pendingCount - 1, 0) }
        context.write(data, promise: promise)
    }

    /// False also when the client does not read, or pipelines many requests: a task waits, and yields to other connections.
    private func maySend(_ head: HTTPRequest, on channel: any Channel) -> Bool {
        pendingCount == 0 && sentInRead < Self.maximumPerRead && channel.isWritable && Self.isAlone(head)
    }

    /// True for a request without a body on a connection that stays open.
    private static func isAlone(_ head: HTTPRequest) -> Bool {
        let fields = head.headerFields
        return fields[.contentLength] == nil && fields[.transferEncoding] == nil && fields[.expect] == nil
            && (fields[.connection].map { $0.lowercased() == "keep-alive" } ?? true)
    }

    private func send(_ response: CachedResponse, _ context: ChannelHandlerContext) {
        sentInRead += 1
        var head = response.head
        head.headerFields[.date] = dateField()
        head.headerFields[.server] = serverName
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(response.body)), promise: releasing(response.body, context))
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    /// A promise that holds the memory of a long body until the client has read it; `nil` for a short one.
    private func releasing(_ body: ByteBuffer, _ context: ChannelHandlerContext) -> EventLoopPromise<Void>? {
        guard body.readableBytes > ByteBudget.shortBytes, let part = responses.service.unread.hold(body.readableBytes)
        else { return nil }
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.whenComplete { _ in withExtendedLifetime(part) {} }
        return sent
    }

    /// The value of `Date`, formatted once a second.
    private func dateField() -> String {
        let seconds = Int(saturating: Date.now.timeIntervalSince1970)
        if date.seconds != seconds { date = (seconds, HTTPDate(seconds: seconds).field) }
        return date.field
    }
}
