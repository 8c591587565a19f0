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
    var collection: CollectionID?
    var crs: String?
    var encoding: String?
    var fieldMap: [String: String] = [:]

    private static let pieceSize = 1 << 20

    /// The layers at the path, each with the hash by which it is known again. A process of its own reads the files.
    ///
    /// - Throws: `SourceFault` for the first that cannot be read, or when that process fails.
    func layers() throws -> [LayerImport] {
        let source = WorkerSource(path: path, encoding: encoding)
        let delivery = try source.delivery()
        if let fault = delivery.faults.first(where: { $0.severity == .error }) { throw fault }
        return try delivery.layers.map { delivered in
            let (layer, files) = (delivered.layer, delivered.files)
            return LayerImport(
                source: source, layer: layer, contentHash: try contentHash(of: files, layer: layer.name),
                collection: collection, crs: crs, fieldMap: fieldMap
            ) { body in
                for file in files {
                    try Self.forEachPiece(of: file.path) { piece, bytes in try body(file.name, piece, Array(bytes)) }
                }
            }
        }
    }

    /// SHA-256 of the files and of what was said of them: other words make another import.
    private func contentHash(of files: [SourceFile], layer: String) throws -> String {
        var hash = SHA256()
        let map = fieldMap.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        for said in [layer, collection?.rawValue, crs, encoding] + map {
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

extension ImportSource {
    /// The layers of a delivered file. Reading blocks, so it is done off the threads that answer requests.
    @Sendable static func layers(ofFile path: String, _ order: ImportOrder) async throws -> [LayerImport] {
        let source = ImportSource(
            path: path, collection: order.collection, crs: order.crs, encoding: order.encoding,
            fieldMap: order.fieldMap)
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try source.layers() }) }
        }
    }
}
