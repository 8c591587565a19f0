internal import Foundation
internal import HTTPTypes
public import HummingbirdCore
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
public import SiteInventory

extension HTTPServerBuilder {
    /// The server for the router of ``makeRouter(source:importService:responseCache:configuration:logger:)``. Each connection
    /// has the handlers of this file, in their order.
    ///
    /// - Parameters:
    ///   - responseCache: the cache of the router.
    ///   - source: the source of the router.
    ///   - serverName: the value of `Server` in cached responses.
    public static func featuresAPI(
        responseCache: ResponseCache, of source: any FeatureSource, configuration: FeaturesAPIConfiguration,
        serverName: String
    ) -> HTTPServerBuilder {
        let access = AccessPolicy(configuration)
        // Only a store in this process reads its version on a connection's event loop.
        let inlineSource = source as? any InlineStateSource
        let cacheHandlers: @Sendable () -> [any RemovableChannelHandler] = {
            guard let inlineSource else { return [] }
            return [ResponseCacheHandler(responseCache, of: inlineSource, access: access, serverName: serverName)]
        }
        return .http1(
            configuration: .init(
                additionalChannelHandlers: [MalformedRequestHandler(), ConnectionCloseHandler()] + cacheHandlers()))
    }
}

/// Adds a problem to the response to a malformed or too long request, which otherwise has an empty body.
final class MalformedRequestHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private var fault: HTTPParserError?

    /// Keeps the error of the parser for the response, and passes it on.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fault = error as? HTTPParserError
        context.fireErrorCaught(error)
    }

    /// The server responds to an error of the parser with an empty body, and closes the connection.
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard let fault, case .head(let head) = unwrapOutboundIn(data), head.headerFields[.contentLength] == "0",
            head.status == .badRequest
        else { return context.write(data, promise: promise) }
        self.fault = nil
        var response = Problem(unreadable: fault).response
        response.allowOtherOrigins()
        response.headers[.connection] = "close"
        context.write(wrapOutboundOut(.head(response.head)), promise: promise)
        context.write(
            wrapOutboundOut(.body(ByteBuffer(bytes: Problem(unreadable: fault).json))), promise: nil)
    }
}

extension Problem {
    fileprivate init(unreadable fault: HTTPParserError) {
        switch fault {
        case .headerOverflow:
            self.init(
                kind: .headTooLarge,
                detail: """
                    The address and the header fields of a request may have 80 KiB together. Shorten the request: fewer values \
                    in a list, a simpler geometry in a filter.
                    """)
        default:
            self.init(
                kind: .malformedRequest,
                detail:
                    "This is not a request of HTTP/1.1: \(fault). Encode spaces and other characters in the address.")
        }
    }
}

/// Closes the connection after a response with `Connection: close`.
final class ConnectionCloseHandler: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private var isClosing = false

    /// Passes a part of a response on, and closes the connection after the last one if the head says so.
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head): isClosing = head.headerFields[.connection] == "close"
        case .end where isClosing:
            context.writeAndFlush(data, promise: promise)
            return context.close(mode: .output, promise: nil)
        case .body, .end: break
        }
        context.write(data, promise: promise)
    }
}

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
        return try? responseCache.response(to: key, at: source.inlineState)
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
