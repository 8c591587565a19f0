internal import CZlib

/// Unpacks a stream of bytes.
public struct Inflater: ~Copyable {
    private let stream = Stream(.inflating)

    /// So much is best handed over at once.
    public static let pieceSize = Stream.pieceSize

    /// Creates a decompressor at the start of a stream.
    public init() {}

    /// What became of the stream with the bytes so far.
    public enum State: Sendable {
        case goesOn
        /// It ended, and so many of the bytes lie behind its end.
        case ended(left: Int)
        case broken
    }

    /// Unpacks some more bytes, and calls `output` with each piece that comes out.
    public func inflate(_ bytes: [UInt8], _ output: ([UInt8]) throws -> Void) rethrows -> State {
        let (answer, left) = try stream.run(bytes, flush: Z_NO_FLUSH, output)
        switch answer {
        case Z_STREAM_END: return .ended(left: left)
        // Z_BUF_ERROR: zlib has taken everything and wants more.
        case Z_OK, Z_BUF_ERROR: return .goesOn
        default: return .broken
        }
    }
}
