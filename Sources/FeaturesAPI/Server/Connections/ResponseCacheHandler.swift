import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTPTypes
import SiteInventory

/// Sends cached responses on the event loop of the connection. Other requests pass on to a task; to start one takes longer
/// than to send a cached response.
final class ResponseCacheHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let responseCache: ResponseCache
    private let source: any InlineStateSource
    private let access: AccessPolicy
    private let serverName: String
    /// The number of requests that passed on and have no response yet. Responses must keep the order of their requests.
    private var pendingCount = 0
    /// The response to send at the end of the current request.
    private var cached: CachedResponse?
    /// The number of responses sent in the current read.
    private var sentInRead = 0
    /// A limit for pipelined requests, so that other connections get their turn.
    private static let maximumPerRead = 16
    /// A longer body is sent by a task, which pauses while the client does not read.
    private static let maximumBytes = ByteBudget.shortBytes
    private var date = (seconds: 0, field: "")

    init(
        _ responseCache: ResponseCache, of source: any InlineStateSource, access: AccessPolicy, serverName: String
    ) {
        self.responseCache = responseCache
        self.source = source
        self.access = access
        self.serverName = serverName
    }

    /// Answers a request from the cache, or passes it on.
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            cached = maySend(head, on: context.channel) ? cachedResponse(to: head, on: context.channel) : nil
            guard cached == nil else { return }
            pendingCount += 1
            context.fireChannelRead(data)
        // A request with a cached response has no body.
        case .body: context.fireChannelRead(data)
        case .end:
            guard let cached = cached.take() else { return context.fireChannelRead(data) }
            send(cached, context)
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

    /// `nil` also when the caller may not read, or the inventory cannot be read: then the task responds with the problem.
    private func cachedResponse(to head: HTTPRequest, on channel: any Channel) -> CachedResponse? {
        guard let caller = try? access.admit(head, from: channel.remoteAddress, to: .read),
            let key = CacheKey(head, caller)
        else { return nil }
        let cached = try? responseCache.response(to: key, at: source.inlineState)
        return cached.flatMap { $0.body.readableBytes <= Self.maximumBytes ? $0 : nil }
    }

    private func send(_ response: CachedResponse, _ context: ChannelHandlerContext) {
        sentInRead += 1
        var head = response.head
        head.headerFields[.date] = dateField()
        head.headerFields[.server] = serverName
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(response.body)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    /// The value of `Date`, formatted once a second.
    private func dateField() -> String {
        let seconds = Int(saturating: Date.now.timeIntervalSince1970)
        if date.seconds != seconds { date = (seconds, HTTPDate(seconds: seconds).field) }
        return date.field
    }
}
