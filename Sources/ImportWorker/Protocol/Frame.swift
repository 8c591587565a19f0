/// A message in a pipe: a byte with its kind, a little-endian length of four bytes, and the content.
struct Frame {
    enum Kind: UInt8, CaseIterable {
        /// A ``WorkerRequest`` as JSON, sent to the worker.
        case request = 1
        /// A heartbeat of the worker, without content.
        case heartbeat = 10
        /// A ``LayersReply`` as JSON.
        case layers = 11
        /// A row, encoded by ``FeatureCodec``.
        case feature = 12
        /// A fault of the layer or a row, as JSON.
        case warning = 13
        /// A ``WorkerFailure`` as JSON. It ends the reply.
        case failure = 14
        /// The end of the reply.
        case end = 15
    }

    static let headerSize = 5

    /// The maximum length of frames other than rows.
    static let maximumTextBytes = 16 << 20

    var kind: Kind
    var content: [UInt8]

    /// The header of a frame with `count` bytes of content.
    static func header(_ kind: Kind, _ count: Int) -> [UInt8] {
        [kind.rawValue] + (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
    }
}

/// Invalid bytes from the other process.
struct ProtocolError: Error, CustomStringConvertible {
    let description: String
    /// True when the bytes end within a frame, for example because the other process died.
    let isCut: Bool

    init(_ description: String, isCut: Bool = false) {
        self.description = description
        self.isCut = isCut
    }
}
