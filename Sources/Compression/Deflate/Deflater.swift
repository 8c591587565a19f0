internal import CZlib

/// Compresses a stream of bytes (RFC 1951).
public struct Deflater: ~Copyable {
    private let stream = ZlibStream(.deflating)

    /// The number of bytes to pass per call.
    public static let pieceSize = ZlibStream.pieceSize

    /// Creates an empty stream.
    public init() {}

    /// Compresses the next bytes and calls `output` with each piece of the result.
    ///
    /// - Parameter isLast: true to end the stream after these bytes.
    /// - Throws: the error of `output`.
    public func deflate(_ bytes: [UInt8], isLast: Bool, _ output: ([UInt8]) throws -> Void) rethrows {
        _ = try stream.run(bytes, flush: isLast ? Z_FINISH : Z_NO_FLUSH, output)
    }
}
