/// Buffers bytes and writes them in large pieces.
final class BufferedBytes {
    private var bytes: [UInt8] = []
    private let output: ([UInt8]) throws -> Void

    private static let pieceSize = 1 << 16

    init(_ output: @escaping ([UInt8]) throws -> Void) { self.output = output }

    func append(_ more: some Sequence<UInt8>) throws {
        bytes.append(contentsOf: more)
        if bytes.count >= Self.pieceSize { try flush() }
    }

    func append(_ text: String) throws { try append(text.utf8) }

    func flush() throws {
        guard !bytes.isEmpty else { return }
        try output(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
