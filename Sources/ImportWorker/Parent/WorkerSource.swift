internal import Foundation
public import SimpleFeatures
internal import Synchronization
public import VectorIO

/// Reads untrusted files in a separate process, so that damaged files cannot crash this one.
///
/// The first call starts a worker, which serves later calls one after the other. A call within the `body` of another
/// call, or after an incomplete call, starts a new worker. Releasing the source ends the worker and removes its
/// unpacked files. Calls block their thread. A worker that crashes, hangs,
/// or exceeds its limits causes a ``SourceFault``.
public final class WorkerSource: VectorSource {
    private let path: String
    private let encoding: String?
    private let limits: WorkerLimits
    private let executable: WorkerExecutable
    private let cancellation: ReadCancellation
    private let idle: Mutex<WorkerConnection?> = Mutex(nil)

    /// - Parameters:
    ///   - path: A file, a folder or a zip archive. It is not read before the first call.
    ///   - encoding: The encoding of all text, which overrides the files' declarations: `CP1252`.
    ///   - cancellation: Ends calls of other threads with `CancellationError`.
    public init(
        path: String, encoding: String? = nil, limits: WorkerLimits = WorkerLimits(),
        executable: WorkerExecutable = .current, cancellation: ReadCancellation = ReadCancellation()
    ) {
        self.path = path
        self.encoding = encoding
        self.limits = limits
        self.executable = executable
        self.cancellation = cancellation
    }

    /// The layers of the delivery in a fixed order.
    ///
    /// - Throws: ``SourceFault`` when the delivery or a layer cannot be read; `CancellationError` when the task is
    ///   cancelled.
    public func layers() throws -> [SourceLayer] {
        let delivery = try delivery()
        if let fault = delivery.faults.first(where: { $0.severity == .error }) { throw fault }
        return delivery.layers.map(\.layer)
    }

    /// The readable layers, and the faults of the others.
    ///
    /// - Throws: ``SourceFault`` when the delivery cannot be read; `CancellationError` when the task is cancelled.
    public func delivery() throws -> Delivery {
        var reply: LayersReply?
        try perform(.layers) { kind, content in
            guard kind == .layers, reply == nil,
                let decoded = try? JSONDecoder().decode(LayersReply.self, from: Data(content))
            else { throw ProtocolError("invalid layers") }
            reply = decoded
        }
        guard let reply else { throw invalid("no layers") }
        let delivered = DeliveredFiles(path: path)
        let layers = try reply.layers.map { reply in
            guard reply.files.allSatisfy(delivered.contains) else { throw invalid("files that were not delivered") }
            return Delivery.Layer(layer: reply.layer, files: reply.files.map(SourceFile.init))
        }
        return Delivery(layers: layers, faults: reply.faults)
    }

    /// The content of the files.
    public struct Delivery: Sendable {
        /// The layers in a fixed order.
        public var layers: [Layer]
        /// The faults of files and layers that are not read.
        public var faults: [SourceFault]

        /// A layer and its files, for storing and hashing. For a layer in a zip archive, the file is the archive.
        public struct Layer: Sendable {
            /// The layer.
            public var layer: SourceLayer
            /// The delivered files of the layer.
            public var files: [SourceFile]
        }
    }

    /// Calls `body` for each row of the layer, and `warn` for each fault.
    ///
    /// - Throws: ``SourceFault`` when the layer cannot be read completely; `CancellationError` when the task is
    ///   cancelled; the error of `body`.
    public func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        var warnings = 0
        try perform(.features(layer)) { kind, content in
            switch kind {
            case .feature: try body(FeatureCodec.decode(content, valueCount: layer.fields.count))
            case .warning:
                warnings += 1
                guard warnings <= limits.warnings,
                    let fault = try? JSONDecoder().decode(SourceFault.self, from: Data(content))
                else { throw ProtocolError("an invalid warning, or too many warnings") }
                warn(fault)
            default: throw ProtocolError("an unexpected message")
            }
        }
    }

    /// Requests the sample from the worker, which remains usable for the next request.
    ///
    /// - Throws: As ``layers()``.
    public func samplePositions(of layer: SourceLayer) throws -> [Position] {
        var sample: [Position] = []
        try perform(.sample(layer)) { kind, content in
            guard kind == .feature, sample.count < PositionSample.largestCount,
                case .point(let position) = try FeatureCodec.decode(content, valueCount: 0).geometry
            else { throw ProtocolError("an invalid sample") }
            sample.append(position)
        }
        return sample
    }

    private func invalid(_ description: String) -> SourceFault {
        SourceFault(.workerOutputInvalid, file: label, value: description)
    }

    private var label: String { path.split(separator: "/").last.map(String.init) ?? path }

    private func perform(_ request: WorkerRequest, _ body: (Frame.Kind, ArraySlice<UInt8>) throws -> Void) throws {
        let available = idle.withLock { idle in
            defer { idle = nil }
            return idle
        }
        let worker =
            try available
            ?? WorkerConnection(
                executable, path: path, encoding: encoding, limits: limits, cancellation: cancellation)
        do {
            try worker.perform(request, body)
        } catch let report as WorkerReport {
            idle.withLock { $0 = worker }
            throw report.fault
        }
        idle.withLock { $0 = worker }
    }
}
