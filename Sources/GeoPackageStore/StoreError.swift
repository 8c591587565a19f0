/// What the store could not do, and how to mend it.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The error with its remedy, in English.
    public let message: String

    init(_ message: String) { self.message = message }

    /// The same as ``message``.
    public var description: String { message }
}
