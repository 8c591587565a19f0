internal import Dispatch
internal import Foundation
internal import SimpleFeatures
internal import InventoryExchange
internal import SiteInventory
internal import VectorIO

/// A file, folder or zip to import, with the options of its sender.
struct DeliveredFile {
    let path: String
    /// The options of this import.
    let order: ImportOrder
    /// The options of earlier imports from the same source.
    let saved: [SavedMapping]
    let reading: FileReading

    /// The layers of the file. Reading blocks, so it runs on a thread of its own.
    ///
    /// - Throws: `SourceFault` if there is nothing at the path, or it may not be read.
    func layers() async throws -> [LayerImport] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try readLayers() }) }
        }
    }

    /// The layers of the file, each with its content hash. A layer that cannot be read has faults and no rows, so that
    /// the import reports all of them.
    private func readLayers() throws -> [LayerImport] {
        let delivery: DeliveryReader
        do {
            delivery = try DeliveryReader(path: path, encoding: order.encoding(orSavedIn: saved), reading)
        } catch let fault as SourceFault where !fault.isOfPath {
            return [unreadable(fault)]
        }
        var deliveredFiles = HashedFiles()
        var layers = try delivery.layers.map { try layer($0, files: deliveredFiles.files($1), of: delivery.source) }
        layers += delivery.faults.filter { $0.severity == .error }.map(unreadable)
        if !layers.isEmpty { layers[0].faults += delivery.faults.filter { $0.severity != .error } }
        return layers
    }

    private func layer(
        _ layer: SourceLayer, files: [ImportedFile], of source: any VectorSource
    ) -> LayerImport {
        var order = order.completed(by: saved, forLayer: layer.name)
        order.encoding = order.encoding(orSavedIn: saved)
        let identity = LayerIdentity(layer, files: files, order)
        return LayerImport(
            source: source, layer: layer, contentHash: identity.hash, collection: order.collection, crs: order.crs,
            encoding: order.encoding, fieldMap: order.fieldMap, files: files,
            formerContentHash: identity.formerHash)
    }

    /// A layer without rows for a file that cannot be read.
    private func unreadable(_ fault: SourceFault) -> LayerImport {
        let name = URL(fileURLWithPath: fault.file).deletingPathExtension().lastPathComponent
        let layer = SourceLayer(
            name: name, path: fault.file, fields: [], crs: nil, hasGeometry: false, featureCount: 0)
        return LayerImport(
            source: NoSource(), layer: layer, contentHash: "unreadable \(fault.kind.rawValue) \(fault.file)",
            collection: order.collection, faults: [fault])
    }
}

/// The source of a layer that cannot be read.
private struct NoSource: VectorSource {
    func layers() -> [SourceLayer] { [] }

    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) {}
}

extension SourceFault {
    /// True for a fault of the path itself, not of the file there.
    fileprivate var isOfPath: Bool { [.fileNotFound, .notAFile, .fileUnreadable].contains(kind) }
}
