import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// The rules of HTTP/1.1 for one request and its response at a time: which requests are refused, how a response is framed for
/// the client's version, and whether the connection stays open.
///
/// `HTTPServerPipelineHandler` before it holds back pipelined requests and errors until the current response is written.
final class ExchangeHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let connection: ConnectionHandler
    private let body: BodyState
    /// `nil` between an exchange and the next one.
    private var exchange: Exchange?
    /// True from the last response on. What arrives then is dropped.
    private var isClosing = false

    init(_ connection: ConnectionHandler, _ body: BodyState) {
        self.connection = connection
        self.body = body
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            connection.headDidArrive()
            exchange = Exchange(head)
            if let problem = Problem(refusing: head) { return refuse(problem, context) }
            return context.fireChannelRead(wrapInboundOut(.head(head.markedAsForwarded)))
        case .body(let buffer): exchange?.receive(buffer.readableBytes)
        case .end: requestDidEnd()
        }
        context.fireChannelRead(data)
    }

    private func requestDidEnd() {
        exchange?.isRequestWhole = true
        if exchange?.isAnswered == true {
            exchange = nil
            connection.exchangeDidEnd()
        } else {
            connection.requestDidEnd()
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head) where !head.isInformational:
            guard !isClosing else { return fail(promise) }
            let isLast = mustClose
            let framed = exchange?.framed(head, isLast: isLast) ?? head
            context.write(wrapOutboundOut(.head(framed)), promise: promise)
        case .end: end(data, promise, context)
        case .head, .body: context.write(data, promise: promise)
        }
    }

    private func fail(_ promise: EventLoopPromise<Void>?) { promise?.fail(ChannelError.outputClosed) }

    /// Writes the end of a response. The next request may be delivered within this call.
    private func end(_ data: NIOAny, _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext) {
        guard !isClosing else { return fail(promise) }
        isClosing = exchange?.isLast != false || connection.isStopping
        if isClosing || exchange?.isRequestWhole == true {
            exchange = nil
            if !isClosing { connection.exchangeDidEnd() }
        } else {
            exchange?.isAnswered = true
        }
        context.write(data, promise: promise)
        if isClosing { close(context) }
    }

    /// True when the server or the request allows no further request.
    private var mustClose: Bool {
        guard let exchange else { return true }
        return connection.isStopping || body.fault != nil || !exchange.staysReadable(connection.limits.unusedBodyBytes)
    }

    /// Closes the output through the handler of pipelined requests, which then drops these.
    private func close(_ context: ChannelHandlerContext) {
        context.flush()
        context.close(mode: .output, promise: nil)
    }
}

// Requests that do not reach a resource, and bodies that end early.
extension ExchangeHandler {
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        guard !isClosing else { return }
        if exchange == nil { refuse(Problem(malformedHead: error), context) } else { fail(.malformed(error), context) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event as? ConnectionEvent {
        case .bodyDidFail(let fault): fail(fault, context)
        case .inputDidEnd: checkClient(context)
        case nil: context.fireUserInboundEventTriggered(event)
        }
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is ContinueRequest else { return context.triggerUserOutboundEvent(event, promise: promise) }
        if exchange?.awaitsContinue == true { writeContinue(context) }
        promise?.succeed(())
    }

    /// Responds with a problem, and ends the connection.
    private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
        isClosing = true
        let isHead = exchange?.isHead ?? false
        var response = problem.response
        response.allowOtherOrigins()
        response.headers[.connection] = "close"
        let head = HTTPResponseHead(response.head)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !isHead { context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: problem.json)))), promise: nil) }
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        exchange = nil
        close(context)
    }

    /// Ends the body of the current request with an error. The handler of the resource makes the response.
    private func fail(_ fault: BodyFault, _ context: ChannelHandlerContext) {
        guard let exchange, !exchange.isRequestWhole else { return }
        guard !exchange.isAnswered else { return context.close(promise: nil) }
        body.fail(fault)
        connection.requestDidEnd()
        // Ends the body as the end of the input does. An error would end the connection before its response.
        context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    }

    /// Sends an interim response, which every client of HTTP/1.1 must be able to read (RFC 9110, section 15.2). A client that
    /// is gone answers with a reset, and the request is cancelled.
    private func checkClient(_ context: ChannelHandlerContext) {
        guard let exchange, !exchange.hasResponse else { return }
        if exchange.version == .http1_0 { context.close(promise: nil) } else { writeContinue(context) }
    }

    private func writeContinue(_ context: ChannelHandlerContext) {
        exchange?.awaitsContinue = false
        context.writeAndFlush(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
    }
}

extension HTTPRequestHead {
    /// The head with `Via` in HTTP/1.0, which proxies send and clients no longer do. nginx forwards in HTTP/1.0 by default,
    /// without another field that shows it.
    fileprivate var markedAsForwarded: HTTPRequestHead {
        guard version == .http1_0, !headers.contains(name: "via") else { return self }
        var head = self
        head.headers.add(name: "Via", value: "1.0 unknown")
        return head
    }
}

extension HTTPResponseHead {
    fileprivate var isInformational: Bool { 100..<200 ~= status.code }
}
