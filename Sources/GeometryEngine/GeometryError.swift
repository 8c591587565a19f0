/// What GEOS or PROJ could not do: the function that was called and the library's own words.
public struct GeometryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The C function, or ours where we refuse before calling one.
    public let function: String
    public let message: String

    init(_ function: String, _ message: String) {
        self.function = function
        self.message = message
    }

    public var description: String { "\(function): \(message)" }
}
