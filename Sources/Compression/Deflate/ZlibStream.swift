internal import CZlib

/// A compressing or decompressing stream of zlib. Its state must not move in memory, since zlib keeps a pointer to it.
@safe struct ZlibStream: ~Copyable {
    enum Direction { case deflating, inflating }

    /// The format around the compressed data: none, as in zip archives, or the header and checksum of gzip.
    enum Container {
        case none, gzip

        /// The `windowBits` parameter of zlib: negative for no header, plus 16 for gzip.
        var windowBits: Int32 { self == .none ? -MAX_WBITS : MAX_WBITS + 16 }
    }

    private let state: UnsafeMutablePointer<z_stream>
    private let direction: Direction

    /// The number of bytes that zlib reads and writes at once.
    static let pieceSize = 1 << 18

    init(_ direction: Direction, _ container: Container = .none, level: Int32 = Z_DEFAULT_COMPRESSION) {
        self.direction = direction
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        let outcome =
            switch direction {
            case .deflating:
                unsafe deflateInit2_(
                    state, level, Z_DEFLATED, container.windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
            case .inflating: unsafe inflateInit2_(state, container.windowBits, ZLIB_VERSION, size)
            }
        // With these constants, the call fails only when memory is exhausted.
        precondition(outcome == Z_OK, "the zlib stream cannot be created: \(outcome)")
    }

    deinit {
        switch direction {
        case .deflating: unsafe _ = deflateEnd(state)
        case .inflating: unsafe _ = inflateEnd(state)
        }
        unsafe state.deallocate()
    }

    /// Passes the bytes to zlib and calls `output` with each piece of the result.
    ///
    /// - Parameter flush: `Z_NO_FLUSH`, `Z_SYNC_FLUSH` to write all buffered bytes, or `Z_FINISH` with the last bytes.
    /// - Returns: the last return code of zlib, and the number of bytes that it did not consume.
    func run(
        _ bytes: [UInt8], flush: Int32, _ output: ([UInt8]) throws -> Void
    ) rethrows -> (answer: Int32, left: Int) {
        var left = bytes.count
        var answer = Z_OK
        var isFull = true
        while answer == Z_OK, isFull || left > 0 {
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
                unsafe (answer, left) = step(bytes, left, flush, buffer)
                unsafe count = buffer.count - Int(state.pointee.avail_out)
            }
            isFull = piece.count == Self.pieceSize
            if !piece.isEmpty { try output(piece) }
        }
        return (answer, left)
    }

    private func step(
        _ bytes: [UInt8], _ left: Int, _ flush: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>
    ) -> (answer: Int32, left: Int) {
        unsafe bytes.withUnsafeBufferPointer { input in
            // zlib only reads the input, but its header declares it mutable.
            unsafe state.pointee.next_in = UnsafeMutablePointer(
                mutating: input.baseAddress.map { unsafe $0 + (bytes.count - left) })
            unsafe state.pointee.avail_in = UInt32(left)
            unsafe state.pointee.next_out = buffer.baseAddress
            unsafe state.pointee.avail_out = UInt32(buffer.count)
            let answer = unsafe direction == .deflating ? deflate(state, flush) : inflate(state, flush)
            return unsafe (answer, Int(state.pointee.avail_in))
        }
    }
}
