internal import InventoryExchange
internal import ImportWorker
internal import SimpleFeatures
internal import VectorIO

/// The layers of a file, folder or zip, read in this process or in a worker.
struct DeliveryReader {
    /// The source of the layers' rows.
    let source: any VectorSource
    /// The layers, each with the files that it was delivered in.
    let layers: [(layer: SourceLayer, files: [SourceFile])]
    /// What cannot be read or was left out.
    let faults: [SourceFault]

    /// - Throws: `SourceFault` if the path cannot be read; `CancellationError` when a worker reads and the reading is
    ///   cancelled.
    init(path: String, encoding: String?, _ reading: FileReading, _ cancellation: ReadCancellation) throws {
        switch reading {
        case .inProcess: try self.init(path: path, encoding: encoding)
        case .worker(let executable):
            try self.init(path: path, encoding: encoding, worker: executable, cancellation)
        }
    }

    private init(path: String, encoding: String?, worker: String, _ cancellation: ReadCancellation) throws {
        let executable = WorkerExecutable(path: worker, arguments: [FileReadingWorker.argument])
        let source = WorkerSource(
            path: path, encoding: encoding, executable: executable, cancellation: cancellation)
        let delivery = try source.delivery()
        self.source = source
        layers = delivery.layers.map { ($0.layer, $0.files) }
        faults = delivery.faults
    }

    private init(path: String, encoding: String?) throws {
        let source = try StagedSource(path: path, encoding: encoding)
        var faults = source.delivery.faults
        self.source = source
        layers = try source.delivery.layers { faults.append($0) }.map { ($0, try source.delivery.files(of: $0)) }
        self.faults = faults
    }
}

/// A delivery that is read in this process. Its archives are unpacked as long as this source lives.
private final class StagedSource: VectorSource {
    let delivery: StagedDelivery
    private let folder: StagingFolder

    init(path: String, encoding: String?) throws {
        folder = try StagingFolder()
        delivery = try StagedDelivery(path: path, encoding: encoding, unpackingInto: folder.contents)
    }

    func layers() throws -> [SourceLayer] { try delivery.layers() }

    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) throws {
        try delivery.forEachFeature(in: layer, warn: warn, body)
    }
}
