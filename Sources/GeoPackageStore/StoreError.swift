public import SiteInventory

/// An error of the store. Its message contains the remedy.
public struct StoreError: StoreUnavailable, Hashable, CustomStringConvertible {
    /// The error with its remedy, in English.
    public let message: String
    /// The reason why the store is unavailable; `nil` when the operation cannot succeed later either.
    public let unavailability: StoreUnavailability?

    init(_ message: String, _ unavailability: StoreUnavailability? = nil) {
        self.message = message
        self.unavailability = unavailability
    }

    /// The same as ``message``.
    public var description: String { message }
}
