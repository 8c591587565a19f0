public import SimpleFeatures

/// Text or bytes that a codec cannot read.
public struct CodecError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason that the text is invalid.
    public let reason: SyntaxReason
    /// The offset of the error in bytes, counted from 0.
    public let offset: Int

    /// Creates an error at a byte offset, counted from 0.
    package init(_ reason: SyntaxReason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// The offset and the reason.
    public var description: String { "byte \(offset): \(reason)" }
}
