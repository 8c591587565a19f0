internal import Foundation
internal import SimpleFeatures
internal import VectorIO

/// What the worker does with each request.
struct ReadService {
    private var answers: FrameWriter
    private var delivery: WorkerRequest.Delivery?
    private var staged: StagedDelivery?

    /// How often a worker that is busy says that it lives.
    private static let signInterval = Duration.seconds(1)

    init(answers: FrameWriter) { self.answers = answers }

    /// - Throws: When the parent is gone, or the request makes no sense. What is wrong with the delivery is an answer.
    mutating func serve(_ request: WorkerRequest) throws {
        if case .open(let delivery) = request {
            guard self.delivery == nil else { throw ProtocolError("a second delivery") }
            try ReadWorker.confine(delivery.limits)
            self.delivery = delivery
            return
        }
        do {
            try answer(request, of: try opened())
            try answers.write(.end)
        } catch let error as PipeError {
            throw error.cause
        } catch let fault as SourceFault {
            try answers.write(.failure, json: WorkerFailure.fault(fault))
        } catch {
            try answers.write(.failure, json: WorkerFailure.other("\(error)"))
        }
        try answers.flush()
    }

    private mutating func answer(_ request: WorkerRequest, of delivery: StagedDelivery) throws {
        switch request {
        case .open: break
        case .layers:
            var faults = delivery.faults
            let layers = try delivery.layers { faults.append($0) }
            let replies = try layers.map { layer in
                LayerReply(layer: layer, files: try delivery.files(of: layer).map(\.path))
            }
            try answers.write(.layers, json: LayersReply(layers: replies, faults: faults))
        case .features(let layer):
            var failure: (any Error)?
            try delivery.forEachFeature(
                in: layer,
                warn: { fault in
                    do { try answers.write(.warning, json: fault) } catch { failure = failure ?? error }
                },
                { feature in
                    if let failure { throw PipeError(cause: failure) }
                    do { try answers.write(feature) } catch { throw PipeError(cause: error) }
                })
            if let failure { throw PipeError(cause: failure) }
        }
    }

    /// The delivery, unpacked at the first request, so that what is wrong with it is that request's answer.
    private mutating func opened() throws -> StagedDelivery {
        if let staged { return staged }
        guard let delivery else { throw ProtocolError("a request before the delivery") }
        var signs = LifeSigns(answers, every: Self.signInterval)
        let opened = try StagedDelivery(
            path: delivery.path, encoding: delivery.encoding, unpackingInto: delivery.folder,
            limits: delivery.limits.archive, progress: { try signs.tell() })
        staged = opened
        return opened
    }
}

/// The answers' pipe is broken: the parent is gone, and nobody wants to hear of it.
private struct PipeError: Error {
    var cause: any Error
}

/// Says from time to time that the worker lives, while it has nothing else to say.
private struct LifeSigns {
    private var answers: FrameWriter
    private var last = ContinuousClock.now
    private let interval: Duration

    init(_ answers: FrameWriter, every interval: Duration) {
        self.answers = answers
        self.interval = interval
    }

    mutating func tell() throws {
        guard ContinuousClock.now - last > interval else { return }
        last = .now
        try answers.write(.alive)
        try answers.flush()
    }
}
