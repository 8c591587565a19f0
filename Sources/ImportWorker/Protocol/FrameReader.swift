/// Reads frames from an untrusted process. The length of a frame determines how many bytes to read, not how much memory
/// to allocate in advance.
struct FrameReader {
    /// Returns the next available bytes; empty at the end.
    private let more: () throws -> [UInt8]
    private let maximumRowBytes: Int
    private var bytes: [UInt8] = []
    private var start = 0

    init(maximumRowBytes: Int, _ more: @escaping () throws -> [UInt8]) {
        self.maximumRowBytes = maximumRowBytes
        self.more = more
    }

    /// True when the buffer is empty.
    var isEmpty: Bool { start == bytes.count }

    /// The next frame; `nil` at the end.
    ///
    /// - Throws: ``ProtocolError`` for an invalid or incomplete frame.
    mutating func next() throws -> (kind: Frame.Kind, content: ArraySlice<UInt8>)? {
        guard try fill(Frame.headerSize) else {
            guard isEmpty else { throw ProtocolError("an incomplete message header", isCut: true) }
            return nil
        }
        guard let kind = Frame.Kind(rawValue: bytes[start]) else {
            throw ProtocolError("a message of unknown kind \(bytes[start])")
        }
        let count = bytes[start + 1..<start + Frame.headerSize].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard count <= (kind == .feature ? maximumRowBytes : Frame.maximumTextBytes) else {
            throw ProtocolError("a message of \(count) bytes")
        }
        guard try fill(Frame.headerSize + count) else { throw ProtocolError("an incomplete message", isCut: true) }
        let content = start + Frame.headerSize..<start + Frame.headerSize + count
        start = content.upperBound
        return (kind, bytes[content])
    }

    /// Fills the buffer to at least `count` bytes. Returns false at the end of the input.
    private mutating func fill(_ count: Int) throws -> Bool {
        guard bytes.count - start < count else { return true }
        bytes.removeSubrange(..<start)
        start = 0
        while bytes.count < count {
            let piece = try more()
            guard !piece.isEmpty else { return false }
            bytes += piece
        }
        return true
    }
}
