internal import Crypto
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

    private static let pieceSize = 1 << 20

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
        var layers = try delivery.layers.map { try layer($0, files: $1, of: delivery.source) }
        layers += delivery.faults.filter { $0.severity == .error }.map(unreadable)
        if !layers.isEmpty { layers[0].faults += delivery.faults.filter { $0.severity != .error } }
        return layers
    }

    private func layer(
        _ layer: SourceLayer, files: [SourceFile], of source: any VectorSource
    ) throws -> LayerImport {
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

    /// The path of the layer within its files. Two folders of a zip may have layers of the same name.
    private func place(of layer: SourceLayer, in files: [SourceFile]) -> String {
        guard files.count == 1, let end = layer.path.firstRange(of: "\(files[0].name)/")?.upperBound else {
            return layer.name
        }
        return String(layer.path[end...])
    }

    /// A layer without rows for a file that cannot be read.
    private func unreadable(_ fault: SourceFault) -> LayerImport {
        let name = URL(fileURLWithPath: fault.file).deletingPathExtension().lastPathComponent
        let layer = SourceLayer(
            name: name, path: fault.file, fields: [], crs: nil, hasGeometry: false, featureCount: 0)
        return LayerImport(
            source: NoSource(), layer: layer, contentHash: "unreadable \(fault.kind.rawValue) \(fault.file)",
            collection: order.collection, faults: [fault]
        ) { _ in }
    }

    /// SHA-256 of the files and of the options. The same file with other options is another import.
    private func contentHash(of files: [SourceFile], layer: String, as order: ImportOrder) throws -> String {
        var hash = SHA256()
        let map = order.fieldMap.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let options: [String?] = [layer, order.collection?.rawValue, order.crs, order.encoding]
        for option in options + map {
            hash.update(data: Data("\(option ?? "")\n".utf8))
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
