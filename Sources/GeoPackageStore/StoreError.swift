public import SiteInventory

/// The error of an operation that the store cannot do. Its message says what to do about it.
public struct StoreError: StoreUnavailable, Hashable, CustomStringConvertible {
    /// The error with its remedy, in English.
    public let message: String
    /// The reason; `nil` if the operation cannot succeed later either.
    public let unavailability: StoreUnavailability?

    init(_ message: String, _ unavailability: StoreUnavailability? = nil) {
        self.message = message
        self.unavailability = unavailability
    }

    /// The same as ``message``.
    public var description: String { message }
}
