internal import Foundation
internal import HTTPTypes
public import NIOCore
public import NIOHTTPTypes
public import SiteInventory

/// Sends answers that are kept on the thread of the connection itself: everything else is answered by a task, and to wake
/// one takes longer than to send what is there already.
///
/// To be put into each connection's pipeline, behind what changes answers.
public final class KeptAnswerHandler: ChannelDuplexHandler, RemovableChannelHandler {
    public typealias InboundIn = HTTPRequestPart
    public typealias InboundOut = HTTPRequestPart
    public typealias OutboundIn = HTTPResponsePart
    public typealias OutboundOut = HTTPResponsePart

    private let keptAnswers: KeptAnswers
    private let source: any FeatureSource
    private let serverName: String
    /// The requests that went on and are not yet answered. Answers go out in the order of their requests.
    private var waitingCount = 0
    /// What is sent when the request has ended.
    private var answer: KeptAnswer?
    private var date = (seconds: 0, field: "")

    public init(_ keptAnswers: KeptAnswers, of source: any FeatureSource, serverName: String) {
        self.keptAnswers = keptAnswers
        self.source = source
        self.serverName = serverName
    }

    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            // Who does not read what was sent is answered by the task, which waits.
            if waitingCount == 0, context.channel.isWritable, Self.isAlone(head) { answer = answer(to: head) }
            if answer == nil { waitingCount += 1 }
        case .body: break
        case .end:
            guard let answer else { break }
            self.answer = nil
            return send(answer, context)
        }
        if answer == nil { context.fireChannelRead(data) }
    }

    public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // Bytes that are no request are answered, too.
        if case .end = unwrapOutboundIn(data) { waitingCount = max(waitingCount - 1, 0) }
        context.write(data, promise: promise)
    }

    /// True for a request that is nothing but its head, after which the connection goes on.
    private static func isAlone(_ head: HTTPRequest) -> Bool {
        let fields = head.headerFields
        return fields[.contentLength] == nil && fields[.transferEncoding] == nil && fields[.expect] == nil
            && (fields[.connection].map { $0.lowercased() == "keep-alive" } ?? true)
    }

    /// `nil` also where the inventory cannot be read: the task says why.
    private func answer(to head: HTTPRequest) -> KeptAnswer? {
        guard let request = KeptAnswers.Request(head) else { return nil }
        return try? keptAnswers.answer(to: request, at: source.state)
    }

    private func send(_ answer: KeptAnswer, _ context: ChannelHandlerContext) {
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
