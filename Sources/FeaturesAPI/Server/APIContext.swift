public import Hummingbird
import NIOCore

/// What is known of a request beside itself: who sent it.
public struct APIContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The other end of the connection, which is a proxy where there is one; `nil` without a socket.
    let peer: SocketAddress?

    public init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress
    }
}
