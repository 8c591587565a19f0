public import NIOCore

/// Goes on accepting connections after an error of the system, such as a missing descriptor.
///
/// Without it, Hummingbird stops to accept after the first error, and NIO repeats the failing call without a pause.
final class AcceptErrorHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = any Channel
    typealias OutboundIn = Never

    private var isPaused = false
    private var isReadPending = false

    private static let pause = TimeAmount.milliseconds(100)

    /// Ignores the error and pauses. NIO itself closes the channel after errors that it cannot recover from.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard context.channel.isActive else { return context.fireErrorCaught(error) }
        guard !isPaused else { return }
        isPaused = true
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
            self.isPaused = false
            if self.isReadPending { context.read() }
            self.isReadPending = false
        }
    }

    func read(context: ChannelHandlerContext) {
        if isPaused { isReadPending = true } else { context.read() }
    }
}

/// Prepares a listening channel to accept connections also after errors of the system. Must be called once when the server
/// runs.
public func keepAccepting(on channel: any Channel) {
    channel.eventLoop.execute {
        try? channel.pipeline.syncOperations.addHandler(AcceptErrorHandler(), position: .first)
    }
}
