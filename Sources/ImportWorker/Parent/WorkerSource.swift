internal import Foundation
public import SimpleFeatures
internal import Synchronization
public import VectorIO

/// What somebody delivers, read in another process: whatever the files do to it, this process goes on.
///
/// The worker is started by the first call and serves all that follow, one after the other; a call within another's
/// `body`, and one after a call that did not come to its end, gets a worker of its own. It is ended, and what it
/// unpacked removed, with the last reference to this source. Calls block their thread. A worker that crashes, hangs,
/// or takes more than it may is a ``SourceFault`` of the call.
public final class WorkerSource: VectorSource {
    private let path: String
    private let encoding: String?
    private let limits: WorkerLimits
    private let executable: WorkerExecutable
    private let idle: Mutex<WorkerConnection?> = Mutex(nil)

    /// - Parameters:
    ///   - path: A file, a folder or a zip, as the user gave it. Nothing is read yet.
    ///   - encoding: The encoding of all text, instead of what the files say: `CP1252`.
    public init(
        path: String, encoding: String? = nil, limits: WorkerLimits = WorkerLimits(),
        executable: WorkerExecutable = .current
    ) {
        self.path = path
        self.encoding = encoding
        self.limits = limits
        self.executable = executable
    }

    /// The layers in the delivery, in a fixed order.
    ///
    /// - Throws: ``SourceFault`` when one of them, or the delivery, cannot be read; `CancellationError` when the task is
    ///   cancelled.
    public func layers() throws -> [SourceLayer] {
        let delivery = try delivery()
        if let fault = delivery.faults.first(where: { $0.severity == .error }) { throw fault }
        return delivery.layers.map(\.layer)
    }

    /// The layers that can be read, and what is wrong with the others.
    ///
    /// - Throws: ``SourceFault`` when the delivery cannot be read; `CancellationError` when the task is cancelled.
    public func delivery() throws -> Delivery {
        var reply: LayersReply?
        try ask(.layers) { kind, content in
            guard kind == .layers, reply == nil,
                let decoded = try? JSONDecoder().decode(LayersReply.self, from: Data(content))
            else { throw ProtocolError("layers that are none") }
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

    /// What the files hold.
    public struct Delivery: Sendable {
        /// In a fixed order.
        public var layers: [Layer]
        /// What was left out or cannot be read, and why.
        public var faults: [SourceFault]

        /// A layer, and the files that it was delivered in, for keeping and hashing: of a layer in a zip, the zip.
        public struct Layer: Sendable {
            public var layer: SourceLayer
            public var files: [SourceFile]
        }
    }

    /// Calls `body` for each row of the layer, and `warn` with what is wrong with it.
    ///
    /// - Throws: ``SourceFault`` when it cannot be read to its end; `CancellationError` when the task is cancelled; what
    ///   `body` throws.
    public func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        var warnings = 0
        try ask(.features(layer)) { kind, content in
            switch kind {
            case .feature: try body(FeatureCodec.decode(content, valueCount: layer.fields.count))
            case .warning:
                warnings += 1
                guard warnings <= limits.warnings,
                    let fault = try? JSONDecoder().decode(SourceFault.self, from: Data(content))
                else { throw ProtocolError("a warning that is none, or one too many") }
                warn(fault)
            default: throw ProtocolError("a message out of turn")
            }
        }
    }

    private func invalid(_ what: String) -> SourceFault {
        SourceFault(.workerOutputInvalid, file: label, value: what)
    }

    private var label: String { path.split(separator: "/").last.map(String.init) ?? path }

    private func ask(_ request: WorkerRequest, _ body: (Frame.Kind, ArraySlice<UInt8>) throws -> Void) throws {
        let waiting = idle.withLock { idle in
            defer { idle = nil }
            return idle
        }
        let worker =
            try waiting ?? WorkerConnection(executable, path: path, encoding: encoding, limits: limits)
        do {
            try worker.ask(request, body)
        } catch let report as WorkerReport {
            idle.withLock { $0 = worker }
            throw report.fault
        }
        idle.withLock { $0 = worker }
    }
}

/// Which files a worker may name: it is asked what belongs to a layer, and must not have us keep others of ours.
private struct DeliveredFiles {
    private let path: String
    private let folder: String
    private let stem: String

    init(path: String) {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        self.path = url.path
        folder = url.deletingLastPathComponent().path
        stem = url.deletingPathExtension().lastPathComponent.lowercased()
    }

    /// The delivered file, a companion of it, or a file below the delivered folder.
    func contains(_ file: String) -> Bool {
        let url = URL(fileURLWithPath: file).standardizedFileURL
        if url.path == path || url.path.hasPrefix(path + "/") { return true }
        return url.deletingLastPathComponent().path == folder
            && url.deletingPathExtension().lastPathComponent.lowercased() == stem
    }
}
