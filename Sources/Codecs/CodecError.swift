public import SimpleFeatures

/// Text or bytes that a codec cannot read.
public struct CodecError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason that the text is invalid.
    public let reason: SyntaxReason
    /// The byte at which the error was found, counted from 0.
    public let offset: Int

    /// An error with this reason at this byte.
    package init(_ reason: SyntaxReason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// The position and the reason.
    public var description: String { "byte \(offset): \(reason)" }
}
