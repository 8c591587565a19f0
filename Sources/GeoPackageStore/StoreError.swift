/// The error of an operation that the store cannot do. Its message says what to do about it.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The error with its remedy, in English.
    public let message: String

    init(_ message: String) { self.message = message }

    /// The same as ``message``.
    public var description: String { message }
}
