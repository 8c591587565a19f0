public import SiteInventory

/// A delivered file as it is encoded in JSON.
public struct KeptFileDocument: Hashable, Sendable, Encodable {
    private let file: FileRecord

    /// Creates the document of a file.
    public init(_ file: FileRecord) { self.file = file }

    private enum Key: String, CodingKey {
        case name
        case hash = "sha256"
        case byteCount = "bytes"
        case isKept = "kept"
    }

    /// Encodes the name, the SHA-256 and the size, and whether the bytes are still stored.
    ///
    /// - Throws: the errors of the encoder.
    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Key.self)
        try members.encode(file.name, forKey: .name)
        try members.encode(file.hash, forKey: .hash)
        try members.encode(file.byteCount, forKey: .byteCount)
        try members.encode(file.isKept, forKey: .isKept)
    }
}
