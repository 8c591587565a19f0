/// Takes frames out of what another process writes, of which nothing is believed: a frame's length says how much to
/// wait for, not how much memory to take.
struct FrameReader {
    /// More bytes, as soon as there are some; none at the end.
    private let more: () throws -> [UInt8]
    private let longestRow: Int
    private var bytes: [UInt8] = []
    private var start = 0

    init(longestRow: Int, _ more: @escaping () throws -> [UInt8]) {
        self.longestRow = longestRow
        self.more = more
    }

    /// True when nothing is left over.
    var isEmpty: Bool { start == bytes.count }

    /// The next frame; `nil` at the end.
    ///
    /// - Throws: ``ProtocolError`` for what is no frame, and for an end within one.
    mutating func next() throws -> (kind: Frame.Kind, content: ArraySlice<UInt8>)? {
        guard try fill(Frame.headerSize) else {
            guard isEmpty else { throw ProtocolError("the end within the head of a message", isCut: true) }
            return nil
        }
        guard let kind = Frame.Kind(rawValue: bytes[start]) else {
            throw ProtocolError("a message of the unknown kind \(bytes[start])")
        }
        let count = bytes[start + 1..<start + Frame.headerSize].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard count <= (kind == .feature ? longestRow : Frame.longestText) else {
            throw ProtocolError("a message of \(count) bytes")
        }
        guard try fill(Frame.headerSize + count) else { throw ProtocolError("the end within a message", isCut: true) }
        let content = start + Frame.headerSize..<start + Frame.headerSize + count
        start = content.upperBound
        return (kind, bytes[content])
    }

    /// Sees to it that so many bytes are there; false at the end.
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
