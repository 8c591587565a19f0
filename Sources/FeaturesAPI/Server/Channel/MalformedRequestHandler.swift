internal import HTTPTypes
internal import Hummingbird
public import NIOCore
internal import NIOHTTP1
public import NIOHTTPTypes

/// Adds a problem to the response to a malformed or too long request, which otherwise has an empty body.
///
/// Must be added to the pipeline of each connection.
public final class MalformedRequestHandler: ChannelDuplexHandler, RemovableChannelHandler {
    /// The parts of requests that it receives.
    public typealias InboundIn = HTTPRequestPart
    /// The parts of requests that it passes on.
    public typealias InboundOut = HTTPRequestPart
    /// The parts of responses that it receives.
    public typealias OutboundIn = HTTPResponsePart
    /// The parts of responses that it passes on.
    public typealias OutboundOut = HTTPResponsePart

    private var fault: HTTPParserError?

    /// Creates a handler for one connection.
    public init() {}

    /// Keeps the error of the parser for the response, and passes it on.
    public func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fault = error as? HTTPParserError
        context.fireErrorCaught(error)
    }

    /// The server responds to an error of the parser with an empty body, and closes the connection.
    public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
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
