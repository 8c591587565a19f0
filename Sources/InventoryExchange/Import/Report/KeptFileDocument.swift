public import SiteInventory

/// A delivered file in JSON output.
public struct KeptFileDocument: Hashable, Sendable, Encodable {
    private let file: FileRecord

    /// Creates the output of a file.
    public init(_ file: FileRecord) { self.file = file }

    private enum Key: String, CodingKey {
        case name
        case hash = "sha256"
        case byteCount = "bytes"
        case isKept = "kept"
    }

    /// Writes name, SHA-256, size, and whether the inventory still has the bytes.
    ///
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Key.self)
        try members.encode(file.name, forKey: .name)
        try members.encode(file.hash, forKey: .hash)
        try members.encode(file.byteCount, forKey: .byteCount)
        try members.encode(file.isKept, forKey: .isKept)
    }
}
