internal import Dispatch
internal import Foundation
internal import ImportWorker
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
    let cancellation: ReadCancellation

    /// - Parameter path: of a file or folder, or of a layer within a file: `planung.gpkg/flaechen`.
    init(
        path: String, order: ImportOrder, saved: [SavedMapping], reading: FileReading, cancellation: ReadCancellation
    ) {
        var order = order
        let target = LayerPath(path)
        if let layer = target.layer { order.layers = [LayerChoice(name: layer, collection: order.collection)] }
        self.path = target.file
        self.order = order
        self.saved = saved
        self.reading = reading
        self.cancellation = cancellation
    }

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
            delivery = try DeliveryReader(path: path, encoding: order.encoding(orSavedIn: saved), reading, cancellation)
        } catch let fault as SourceFault where !fault.isOfPath {
            return [unreadable(fault)]
        }
        var deliveredFiles = HashedFiles()
        let selection = LayerSelection(order, saved: saved).selection(of: delivery.layers.map(\.layer))
        let faults = delivery.faults + selection.faults
        var layers = try selection.kept.map { index in
            let (layer, files) = delivery.layers[index]
            return try self.layer(layer, files: deliveredFiles.files(files), of: delivery.source)
        }
        layers += faults.filter { $0.severity == .error }.map(unreadable)
        if !layers.isEmpty { layers[0].faults += faults.filter { $0.severity != .error } }
        return layers
    }

    private func layer(
        _ layer: SourceLayer, files: [ImportedFile], of source: any VectorSource
    ) -> LayerImport {
        var order = order.completed(by: saved, forLayer: layer.name)
        order.encoding = order.encoding(orSavedIn: saved)
        let choice = order.layers.first { $0.name.lowercased() == layer.name.lowercased() }
        order.collection = choice?.collection ?? order.collection
        let identity = LayerIdentity(layer, files: files, order)
        var chosen = LayerImport(
            source: source, layer: layer, contentHash: identity.hash, collection: order.collection, crs: order.crs,
            encoding: order.encoding, fieldMap: order.fieldMap, files: files,
            formerContentHash: identity.formerHash)
        chosen.fieldValues = order.fieldValues
        return chosen
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

/// A path that may end in a layer of a file: `planung.gpkg/flaechen`.
struct LayerPath {
    let file: String
    /// `nil` for the path of a file or a folder.
    let layer: String?

    init(_ path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let file = parts.dropLast().joined(separator: "/")
        guard parts.count > 1, let name = parts.last, !name.isEmpty, file.lowercased().hasSuffix(".gpkg"),
            (try? FileManager.default.attributesOfItem(atPath: file))?[.type] as? FileAttributeType == .typeRegular
        else {
            (self.file, layer) = (path, nil)
            return
        }
        (self.file, layer) = (file, String(name))
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
