internal import HTTPTypes
public import NIOCore
public import NIOHTTPTypes

/// Closes the connection after a response with `Connection: close`.
///
/// Must be added to the pipeline of each connection.
public final class ConnectionCloseHandler: ChannelOutboundHandler, RemovableChannelHandler {
    /// The parts of responses that it receives.
    public typealias OutboundIn = HTTPResponsePart
    /// The parts of responses that it passes on.
    public typealias OutboundOut = HTTPResponsePart

    private var isClosing = false

    /// Creates a handler for one connection.
    public init() {}

    /// Passes a part of a response on, and closes the connection after the last one if asked to.
    public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
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
