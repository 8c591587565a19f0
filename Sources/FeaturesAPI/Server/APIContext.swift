public import Hummingbird
import NIOCore

/// The context of a request: the other end of its connection.
public struct APIContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The other end of the connection, which may be a proxy; `nil` without a socket.
    let peer: SocketAddress?

    public init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress
    }
}
