internal import HTTPTypes
internal import Hummingbird
public import NIOCore
internal import NIOHTTP1
public import NIOHTTPTypes

/// Says what is wrong with bytes that are no request, or too long a one: else they get an answer without a word.
///
/// To be put into each connection's pipeline.
public final class MalformedRequestHandler: ChannelDuplexHandler, RemovableChannelHandler {
    public typealias InboundIn = HTTPRequestPart
    public typealias InboundOut = HTTPRequestPart
    public typealias OutboundIn = HTTPResponsePart
    public typealias OutboundOut = HTTPResponsePart

    private var fault: HTTPParserError?

    public init() {}

    public func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fault = error as? HTTPParserError
        context.fireErrorCaught(error)
    }

    /// The server answers a fault with an empty body, and then closes the connection.
    public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard let fault, case .head(let head) = unwrapOutboundIn(data), head.headerFields[.contentLength] == "0",
            head.status == .badRequest
        else { return context.write(data, promise: promise) }
        self.fault = nil
        var response = Problem(unreadable: fault).response
        ResponseMiddleware.open(&response)
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
                    The address and the header fields of a request may have 80 KiB each and together. Ask for less at once: \
                    fewer values in a list, a simpler geometry in a filter.
                    """)
        default:
            self.init(
                kind: .malformedRequest,
                detail: "This is no request of HTTP/1.1: \(fault). Encode spaces and other characters in the address.")
        }
    }
}
