internal import CZlib

/// Decompresses a stream of bytes (RFC 1951).
public struct Inflater: ~Copyable {
    private let stream = ZlibStream(.inflating)

    /// The number of bytes to pass per call.
    public static let pieceSize = ZlibStream.pieceSize

    /// Creates a decompressor at the start of a stream.
    public init() {}

    /// The state of the stream after the bytes so far.
    public enum State: Sendable {
        /// The stream continues.
        case needsInput
        /// The stream ended; `left` bytes follow its end.
        case ended(left: Int)
        /// The bytes are not a compressed stream.
        case broken
    }

    /// Decompresses the next bytes and calls `output` with each piece of the result.
    ///
    /// - Throws: the error of `output`.
    public func inflate(_ bytes: [UInt8], _ output: ([UInt8]) throws -> Void) rethrows -> State {
        let (answer, left) = try stream.run(bytes, flush: Z_NO_FLUSH, output)
        switch answer {
        case Z_STREAM_END: return .ended(left: left)
        // Z_BUF_ERROR: zlib has consumed everything and needs more.
        case Z_OK, Z_BUF_ERROR: return .needsInput
        default: return .broken
        }
    }
}
