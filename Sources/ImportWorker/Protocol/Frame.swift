/// What goes through the pipes: a byte that says what it is, four bytes of length with the lowest first, and so many
/// bytes.
struct Frame {
    enum Kind: UInt8, CaseIterable {
        /// To the worker: what to do, as JSON.
        case request = 1
        /// From the worker, without content: it lives.
        case alive = 10
        /// The layers, as JSON.
        case layers = 11
        /// One row, as ``FeatureCodec`` writes it.
        case feature = 12
        /// What is wrong with the layer or a row, as JSON.
        case warning = 13
        /// Why nothing can be read, as JSON. Nothing follows.
        case failure = 14
        /// All was said.
        case end = 15
    }

    static let headerSize = 5

    /// No text about files is longer.
    static let longestText = 16 << 20

    var kind: Kind
    var content: [UInt8]

    /// The header of a frame with so many bytes of content.
    static func header(_ kind: Kind, _ count: Int) -> [UInt8] {
        [kind.rawValue] + (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
    }
}

/// Bytes from the other process that are no frame, or no content of one.
struct ProtocolError: Error, CustomStringConvertible {
    let description: String
    /// True when the bytes end where they should go on: then the other process may have died.
    let isCut: Bool

    init(_ description: String, isCut: Bool = false) {
        self.description = description
        self.isCut = isCut
    }
}
