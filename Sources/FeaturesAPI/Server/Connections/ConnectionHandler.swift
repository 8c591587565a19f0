import NIOCore

/// The handler next to the socket: ends connections whose clients take too long, and closes them in order.
///
/// It sees bytes only. ``ExchangeHandler`` reports where requests and responses begin and end.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    let limits: ConnectionLimits
    /// True when the server stops: the current response is the last one.
    private(set) var isStopping = false
    private let record: ConnectionRecord
    private let registry: ConnectionRegistry
    private var clock: RequestClock
    private var context: ChannelHandlerContext?
    private var timer: Timer?
    private var progress: WriteProgress?
    /// The bytes that arrived after the last response.
    private var discardedBytes = 0
    /// True when the client has the last response, as far as the server can know.
    private var isLingering = false

    private struct Timer {
        let task: Scheduled<Void>
        let deadline: NIODeadline
    }

    /// The bytes that are not sent, and since when no byte was.
    private struct WriteProgress {
        var unsentBytes: Int
        var since: NIODeadline
        /// True when the client has read so much that the response went on.
        var hasResumed = false
    }

    init(_ limits: ConnectionLimits, _ record: ConnectionRecord, _ registry: ConnectionRegistry) {
        self.limits = limits
        self.record = record
        self.registry = registry
        clock = RequestClock(limits, now: .now())
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.task.cancel()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        switch record.admission {
        case .accepted: enter(.idle)
        case .refused: respond(.tooManyConnections, context)
        case .dropped: context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.task.cancel()
        context.fireChannelInactive()
    }
}

// Requests and responses, as the handler of messages reports them.
extension ConnectionHandler {
    /// The head of a request has arrived.
    func headDidArrive() {
        record.idleSince.end()
        enter(.body)
    }

    /// The whole request has arrived, or its rest will not.
    func requestDidEnd() { enter(.response) }

    /// The request and its response are complete; the connection stays open.
    func exchangeDidEnd() {
        record.idleSince.begin()
        enter(.idle)
    }

    private func enter(_ phase: RequestClock.Phase) {
        clock.enter(phase, now: .now())
        if let context { schedule(context) }
    }

    /// Writes a response between two requests, and closes the connection.
    private func respond(_ problem: Problem, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.byteBuffer(problem.lastMessage)), promise: nil)
        close(context: context, mode: .output, promise: nil)
    }
}

// Reading.
extension ConnectionHandler {
    func read(context: ChannelHandlerContext) {
        clock.beginReading(now: .now())
        schedule(context)
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let count = unwrapInboundIn(data).readableBytes
        guard clock.phase != .closing else { return discard(count, context) }
        clock.receive(count, now: .now())
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        // The other handlers do not ask for what is discarded.
        if isLingering { context.read() }
    }

    private func discard(_ count: Int, _ context: ChannelHandlerContext) {
        discardedBytes += count
        if discardedBytes > limits.lingerBytes { context.close(promise: nil) }
    }

    private func schedule(_ context: ChannelHandlerContext) {
        let now = NIODeadline.now()
        guard let deadline = clock.deadline(now: now) else { return }
        if let timer {
            guard deadline < timer.deadline else { return }
            timer.task.cancel()
        }
        let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { self.timerDidFire(context) }
        timer = Timer(task: task, deadline: deadline)
    }

    private func timerDidFire(_ context: ChannelHandlerContext) {
        timer = nil
        let now = NIODeadline.now()
        guard let deadline = clock.deadline(now: now), context.channel.isActive else { return }
        guard deadline <= now else { return schedule(context) }
        switch clock.phase {
        case .idle: closeIdle(context)
        case .head: respond(.slowHead, context)
        case .body: context.fireUserInboundEventTriggered(ConnectionEvent.bodyDidFail(.tooSlow))
        case .response, .closing: break
        }
    }

    /// Closes a connection without a request. The rest of the last response may still be on its way.
    private func closeIdle(_ context: ChannelHandlerContext) {
        close(context: context, mode: unsentBytes(context) > 0 ? .output : .all, promise: nil)
    }
}

// Events.
extension ConnectionHandler {
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: return stop(context)
        case let eviction as Eviction: return makeRoom(eviction, context)
        case ChannelEvent.inputClosed: inputDidClose(context)
        case ChannelEvent.outputClosed: linger(context)
        default: break
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func makeRoom(_ eviction: Eviction, _ context: ChannelHandlerContext) {
        if eviction == .stalled || clock.phase == .idle || clock.phase == .head { context.close(promise: nil) }
    }

    /// The server stops: a whole request gets its response, and nothing else holds the connection.
    private func stop(_ context: ChannelHandlerContext) {
        guard !isStopping else { return }
        isStopping = true
        switch clock.phase {
        case .idle, .head: closeIdle(context)
        case .body: context.fireUserInboundEventTriggered(ConnectionEvent.bodyDidFail(.stopping))
        case .response, .closing: break
        }
        after(limits.stop, context) { $0.close(promise: nil) }
    }

    /// A closed client looks like one that only sends no more, until something is sent to it.
    private func inputDidClose(_ context: ChannelHandlerContext) {
        checkClient(after: limits.endOfInput, context)
    }

    /// Checks at growing intervals as long as the response takes.
    private func checkClient(after time: Duration, _ context: ChannelHandlerContext) {
        guard clock.phase == .response else { return }
        after(time, context) { context in
            context.fireUserInboundEventTriggered(ConnectionEvent.inputDidEnd)
            self.checkClient(after: time * 2, context)
        }
    }

    /// Discards what arrives for a short time. A socket that is closed with unread bytes is reset, and the client may lose
    /// the response (RFC 9112, section 9.6).
    private func linger(_ context: ChannelHandlerContext) {
        isLingering = true
        context.read()
        after(limits.linger, context) { $0.close(promise: nil) }
    }

    private func after(
        _ time: Duration, _ context: ChannelHandlerContext, _ action: @escaping (ChannelHandlerContext) -> Void
    ) {
        context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) {
            if context.channel.isActive { action(context) }
        }
    }
}

// Writing.
extension ConnectionHandler {
    /// Closes the output when all bytes are sent, and the connection soon after. A closed input would end the connection at
    /// once.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .output else { return context.close(mode: mode, promise: promise) }
        guard clock.phase != .closing else {
            promise?.succeed(())
            return
        }
        enter(.closing)
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenSuccess { context.close(mode: .output, promise: promise) }
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: sent)
        watchWrites(context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            progress?.hasResumed = true
            registry.resume(record)
        } else {
            registry.stall(record)
            watchWrites(context)
        }
        context.fireChannelWritabilityChanged()
    }

    private func watchWrites(_ context: ChannelHandlerContext) {
        guard progress == nil else { return }
        progress = WriteProgress(unsentBytes: unsentBytes(context), since: .now())
        checkWritesLater(context)
    }

    private func checkWritesLater(_ context: ChannelHandlerContext) {
        after(limits.write / 4, context) { self.checkWrites($0) }
    }

    private func checkWrites(_ context: ChannelHandlerContext) {
        guard let last = progress else { return }
        let unsent = unsentBytes(context)
        guard unsent > 0 else { return progress = nil }
        if last.hasResumed || unsent != last.unsentBytes {
            progress = WriteProgress(unsentBytes: unsent, since: .now())
        } else if NIODeadline.now() - last.since >= TimeAmount(limits.write) {
            return context.close(promise: nil)
        }
        checkWritesLater(context)
    }

    private func unsentBytes(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }
}

/// What the handler next to the socket reports to the handler of messages.
enum ConnectionEvent {
    case bodyDidFail(BodyFault)
    /// The client sent the end of its input a while ago, and waits for a response or is gone.
    case inputDidEnd
}
