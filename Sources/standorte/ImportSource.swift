internal import Crypto
internal import Dispatch
internal import Foundation
internal import ImportWorker
internal import SimpleFeatures
internal import SiteInventory
internal import VectorIO

/// Files that somebody wants imported, with what they say of them.
struct ImportSource {
    var path: String
    /// What is said of the files now.
    var order = ImportOrder()
    /// What was said of earlier deliveries of the same source.
    var saved: [SavedMapping] = []

    private static let pieceSize = 1 << 20

    /// The layers at the path, each with the hash by which it is known again. A process of its own reads the files.
    ///
    /// A file that cannot be read is a layer too, whose faults say why: so that the import tells all of them at once.
    ///
    /// - Throws: `SourceFault` when there is nothing at the path, or it may not be read.
    func layers() throws -> [LayerImport] {
        let source = WorkerSource(path: path, encoding: order.encoding(orSavedIn: saved))
        let delivery: WorkerSource.Delivery
        do {
            delivery = try source.delivery()
        } catch let fault as SourceFault where !fault.isOfPath {
            return [unreadable(fault)]
        }
        var layers = try delivery.layers.map { try layer($0, of: source) }
        layers += delivery.faults.filter { $0.severity == .error }.map(unreadable)
        if !layers.isEmpty { layers[0].faults += delivery.faults.filter { $0.severity != .error } }
        return layers
    }

    private func layer(_ delivered: WorkerSource.Delivery.Layer, of source: WorkerSource) throws -> LayerImport {
        let (layer, files) = (delivered.layer, delivered.files)
        var order = order.completed(by: saved, forLayer: layer.name)
        order.encoding = order.encoding(orSavedIn: saved)
        return LayerImport(
            source: source, layer: layer,
            contentHash: try contentHash(of: files, layer: place(of: layer, in: files), as: order),
            collection: order.collection, crs: order.crs, encoding: order.encoding, fieldMap: order.fieldMap
        ) { body in
            for file in files {
                try Self.forEachPiece(of: file.path) { piece, bytes in try body(file.name, piece, Array(bytes)) }
            }
        }
    }

    /// Which layer of its files it is: two folders of a zip may each have one of the same name.
    private func place(of layer: SourceLayer, in files: [SourceFile]) -> String {
        guard files.count == 1, let end = layer.path.firstRange(of: "\(files[0].name)/")?.upperBound else {
            return layer.name
        }
        return String(layer.path[end...])
    }

    /// What stands for a file of which nothing can be read.
    private func unreadable(_ fault: SourceFault) -> LayerImport {
        let name = URL(fileURLWithPath: fault.file).deletingPathExtension().lastPathComponent
        let layer = SourceLayer(
            name: name, path: fault.file, fields: [], crs: nil, hasGeometry: false, featureCount: 0)
        return LayerImport(
            source: NoSource(), layer: layer, contentHash: "unreadable \(fault.kind.rawValue) \(fault.file)",
            collection: order.collection, faults: [fault]
        ) { _ in }
    }

    /// SHA-256 of the files and of what was said of them: other words make another import.
    private func contentHash(of files: [SourceFile], layer: String, as order: ImportOrder) throws -> String {
        var hash = SHA256()
        let map = order.fieldMap.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let told: [String?] = [layer, order.collection?.rawValue, order.crs, order.encoding]
        for said in told + map {
            hash.update(data: Data("\(said ?? "")\n".utf8))
        }
        for file in files {
            hash.update(data: Data("\(file.name)\n".utf8))
            try Self.forEachPiece(of: file.path) { _, bytes in hash.update(data: bytes) }
        }
        return hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private static func forEachPiece(of path: String, _ body: (Int, Data) throws -> Void) throws {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        var piece = 0
        while let bytes = try handle.read(upToCount: pieceSize), !bytes.isEmpty {
            try body(piece, bytes)
            piece += 1
        }
    }
}

/// The source of a layer of which nothing can be read.
private struct NoSource: VectorSource {
    func layers() -> [SourceLayer] { [] }

    func forEachFeature(
        in layer: SourceLayer, warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void
    ) {}
}

extension SourceFault {
    /// True when it is the path that is wrong, and not what lies there.
    fileprivate var isOfPath: Bool { [.fileNotFound, .notAFile, .fileUnreadable].contains(kind) }
}

extension ImportSource {
    /// The layers of a delivered file. Reading blocks, so it is done off the threads that answer requests.
    @Sendable static func layers(
        ofFile path: String, _ order: ImportOrder, saved: [SavedMapping]
    ) async throws -> [LayerImport] {
        let source = ImportSource(path: path, order: order, saved: saved)
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try source.layers() }) }
        }
    }
}
