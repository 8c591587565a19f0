internal import Foundation
internal import InventoryExchange
internal import VectorIO

/// The files of a delivery. Each is hashed once, whatever number of layers it has.
struct HashedFiles {
    private static let pieceSize = 1 << 20

    /// By path.
    private var known: [String: ImportedFile] = [:]

    /// Hashes the files of a layer.
    ///
    /// - Throws: `CocoaError` when a file cannot be read.
    mutating func files(_ sources: [SourceFile]) throws -> [ImportedFile] {
        try sources.map { source in
            if let file = known[source.path] { return file }
            let file = try ImportedFile(name: source.name) { try Self.forEachPiece(of: source.path, $0) }
            known[source.path] = file
            return file
        }
    }

    private static func forEachPiece(of path: String, _ body: ([UInt8]) throws -> Void) throws {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        while let bytes = try handle.read(upToCount: pieceSize), !bytes.isEmpty { try body(Array(bytes)) }
    }
}
