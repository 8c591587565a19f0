internal import HTTPTypes
public import NIOCore
public import NIOHTTPTypes

/// Closes the connection after a response with `Connection: close`.
///
/// Must be added to the pipeline of each connection.
public final class ConnectionCloseHandler: ChannelOutboundHandler, RemovableChannelHandler {
    public typealias OutboundIn = HTTPResponsePart
    public typealias OutboundOut = HTTPResponsePart

    private var isClosing = false

    public init() {}

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
