internal import Foundation
internal import HTTPTypes
public import NIOCore
public import NIOHTTPTypes
public import SiteInventory

/// Sends answers that are kept on the thread of the connection itself: everything else is answered by a task, and to wake
/// one takes longer than to send what is there already.
///
/// To be put into each connection's pipeline, behind what changes answers.
public final class ResponseCacheHandler: ChannelDuplexHandler, RemovableChannelHandler {
    public typealias InboundIn = HTTPRequestPart
    public typealias InboundOut = HTTPRequestPart
    public typealias OutboundIn = HTTPResponsePart
    public typealias OutboundOut = HTTPResponsePart

    private let responseCache: ResponseCache
    private let source: any FeatureSource
    private let serverName: String
    /// The requests that went on and are not yet answered. Answers go out in the order of their requests.
    private var waitingCount = 0
    /// What is sent when the request has ended.
    private var answer: CachedResponse?
    /// How many answers were sent since the connection had nothing more to read.
    private var sentAtOnce = 0
    private static let mostAtOnce = 16
    private var date = (seconds: 0, field: "")

    public init(_ responseCache: ResponseCache, of source: any FeatureSource, serverName: String) {
        self.responseCache = responseCache
        self.source = source
        self.serverName = serverName
    }

    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            answer = mayAnswer(head, on: context.channel) ? keptAnswer(to: head) : nil
            guard answer == nil else { return }
            waitingCount += 1
            context.fireChannelRead(data)
        // Only what goes on has a body.
        case .body: context.fireChannelRead(data)
        case .end:
            guard let answer = answer.take() else { return context.fireChannelRead(data) }
            send(answer, context)
        }
    }

    public func channelReadComplete(context: ChannelHandlerContext) {
        sentAtOnce = 0
        context.fireChannelReadComplete()
    }

    public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // Bytes that are no request are answered, too.
        if case .end = unwrapOutboundIn(data) { waitingCount = max(waitingCount - 1, 0) }
        context.write(data, promise: promise)
    }

    /// False also where the client does not read what was sent, or sends many requests at once: the task waits for it, and
    /// lets other connections have their turn.
    private func mayAnswer(_ head: HTTPRequest, on channel: any Channel) -> Bool {
        waitingCount == 0 && sentAtOnce < Self.mostAtOnce && channel.isWritable && Self.isAlone(head)
    }

    /// True for a request that is nothing but its head, after which the connection goes on.
    private static func isAlone(_ head: HTTPRequest) -> Bool {
        let fields = head.headerFields
        return fields[.contentLength] == nil && fields[.transferEncoding] == nil && fields[.expect] == nil
            && (fields[.connection].map { $0.lowercased() == "keep-alive" } ?? true)
    }

    /// `nil` also where the inventory cannot be read: the task says why.
    private func keptAnswer(to head: HTTPRequest) -> CachedResponse? {
        guard let request = ResponseCache.Request(head) else { return nil }
        return try? responseCache.answer(to: request, at: source.state)
    }

    private func send(_ answer: CachedResponse, _ context: ChannelHandlerContext) {
        sentAtOnce += 1
        var head = answer.head
        head.headerFields[.date] = dateField()
        head.headerFields[.server] = serverName
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(answer.body)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    /// Written once a second.
    private func dateField() -> String {
        let seconds = Int(Date.now.timeIntervalSince1970)
        if date.seconds != seconds { date = (seconds, HTTPDate(seconds: seconds).field) }
        return date.field
    }
}
