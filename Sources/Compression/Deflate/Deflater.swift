internal import CZlib

/// Packs a stream of bytes.
public struct Deflater: ~Copyable {
    private let stream = Stream(.deflating)

    /// So much is best handed over at once.
    public static let pieceSize = Stream.pieceSize

    /// Creates a compressor at the start of a stream.
    public init() {}

    /// Packs some more bytes, at the end the last ones, and calls `output` with what comes out.
    public func deflate(_ bytes: [UInt8], isLast: Bool, _ output: ([UInt8]) throws -> Void) rethrows {
        _ = try stream.run(bytes, flush: isLast ? Z_FINISH : Z_NO_FLUSH, output)
    }
}
