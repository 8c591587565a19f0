internal import Foundation
internal import SimpleFeatures
internal import VectorIO

/// Handles the requests in the worker.
struct ReadService {
    private var replies: FrameWriter
    private var delivery: WorkerRequest.Delivery?
    private var staged: StagedDelivery?

    /// The interval between heartbeats of a busy worker.
    private static let heartbeatInterval = Duration.seconds(1)

    init(replies: FrameWriter) { self.replies = replies }

    /// Handles a request and writes the reply. Faults of the delivery are part of the reply.
    ///
    /// - Throws: ``SystemError`` when the parent has ended; ``ProtocolError`` for an invalid request.
    mutating func serve(_ request: WorkerRequest) throws {
        if case .open(let delivery) = request {
            guard self.delivery == nil else { throw ProtocolError("a second delivery") }
            try ReadWorker.confine(
                delivery.limits, to: FileAccess(delivery: delivery.path, staging: delivery.folder))
            self.delivery = delivery
            return
        }
        do {
            try reply(to: request, from: try opened())
            try replies.write(.end)
        } catch let error as PipeError {
            throw error.cause
        } catch let fault as SourceFault {
            try replies.write(.failure, json: WorkerFailure.fault(fault))
        } catch {
            try replies.write(.failure, json: WorkerFailure.other("\(error)"))
        }
        try replies.flush()
    }

    private mutating func reply(to request: WorkerRequest, from delivery: StagedDelivery) throws {
        switch request {
        case .open: break
        case .layers:
            var faults = delivery.faults
            let layers = try delivery.layers { faults.append($0) }
            let layerReplies = try layers.map { layer in
                LayerReply(layer: layer, files: try delivery.files(of: layer).map(\.path))
            }
            try replies.write(.layers, json: LayersReply(layers: layerReplies, faults: faults))
        case .sample(let layer):
            for position in try delivery.samplePositions(of: layer) {
                try replies.write(SourceFeature(row: 1, geometry: .point(position), values: []))
            }
        case .features(let layer):
            var failure: (any Error)?
            try delivery.forEachFeature(
                in: layer,
                warn: { fault in
                    do { try replies.write(.warning, json: fault) } catch { failure = failure ?? error }
                },
                { feature in
                    if let failure { throw PipeError(cause: failure) }
                    do { try replies.write(feature) } catch { throw PipeError(cause: error) }
                })
            if let failure { throw PipeError(cause: failure) }
        }
    }

    /// The delivery, unpacked at the first request, so that its faults are part of that reply.
    private mutating func opened() throws -> StagedDelivery {
        if let staged { return staged }
        guard let delivery else { throw ProtocolError("a request before the delivery") }
        var heartbeat = Heartbeat(replies, every: Self.heartbeatInterval)
        let opened = try StagedDelivery(
            path: delivery.path, encoding: delivery.encoding, unpackingInto: delivery.folder,
            limits: delivery.limits.archive, progress: { try heartbeat.sendIfDue() })
        staged = opened
        return opened
    }
}

/// Writing the reply failed, since the parent has ended.
private struct PipeError: Error {
    var cause: any Error
}

/// Sends heartbeats while the worker has no other output.
private struct Heartbeat {
    private var replies: FrameWriter
    private var last = ContinuousClock.now
    private let interval: Duration

    init(_ replies: FrameWriter, every interval: Duration) {
        self.replies = replies
        self.interval = interval
    }

    mutating func sendIfDue() throws {
        guard ContinuousClock.now - last > interval else { return }
        last = .now
        try replies.write(.heartbeat)
        try replies.flush()
    }
}
