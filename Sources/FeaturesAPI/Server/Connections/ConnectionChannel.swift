import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// The handlers of each connection, and its task.
///
/// Replaces the pipeline of Hummingbird's `HTTP1Channel`: limits must be next to the socket, and the version of a request is
/// known below the conversion to HTTP types only. The loop over requests is Hummingbird's. The handlers, from the socket:
///
/// 1. ``ConnectionHandler``: timeouts, the limit of connections, closing
/// 2. NIO's encoder, decoder and `HTTPServerPipelineHandler`: one request at a time
/// 3. ``ExchangeHandler``: the rules of HTTP/1.1
/// 4. NIO's conversion to HTTP types
/// 5. the handlers of the application: ``InlineResponseHandler``
struct ConnectionChannel: ServerChildChannel {
    let responder: HTTPChannelHandler.Responder
    let limits: ConnectionLimits
    let registry: ConnectionRegistry
    let applicationHandlers: @Sendable () -> [any RemovableChannelHandler]

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Connection> {
        channel.eventLoop.makeCompletedFuture {
            try channel.syncOptions?.setOption(.writeBufferWaterMark, value: limits.watermarks)
            let body = BodyState()
            let connection = ConnectionHandler(limits, registry.admit(channel), registry)
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(connection)
            try pipeline.configureHTTPServerPipeline(
                withErrorHandling: false, withOutboundHeaderValidation: false,
                withEncoderConfiguration: HTTPResponseEncoder.Configuration(),
                withDecoderLimitConfiguration: Self.decoderLimits)
            try pipeline.addHandlers([
                ExchangeHandler(connection, body), HTTP1ToHTTPServerCodec(secure: false),
            ])
            try pipeline.addHandlers(applicationHandlers())
            let parts = try NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>(
                wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
            return Connection(parts: parts, body: body)
        }
    }

    /// The task of a request is cancelled when its connection is closed.
    func handle(value: Connection, logger: Logger) async {
        let (channel, http) = (value.channel, HTTP1Channel(responder: responder(value.body)))
        let task = Task { await http.handle(value: value.parts, logger: logger) }
        channel.closeFuture.whenComplete { _ in task.cancel() }
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    private func responder(_ state: BodyState) -> HTTPChannelHandler.Responder {
        { [responder] request, writer, channel in
            var request = request
            if request.headers[.contentLength] != nil || request.headers[.transferEncoding] != nil {
                request.body = RequestBody(
                    asyncSequence: CheckedBody(base: request.body, state: state, channel: channel))
            }
            try await responder(request, writer, channel)
        }
    }

    /// The maximum number of bytes of the address and the header fields. Holds the longest filters in use.
    static let maximumHeadBytes = 80 << 10

    private static let decoderLimits: NIOHTTPDecoderLimitConfiguration = {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = maximumHeadBytes
        limits.maxHeaderListSize = maximumHeadBytes
        limits.maxHeaderFieldCount = 1000
        return limits
    }()
}

/// A connection, as its task uses it.
struct Connection: ServerChildChannelValue {
    let parts: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
    let body: BodyState

    var channel: any Channel { parts.channel }
}
