/// A failure of GEOS or PROJ: the called function and the message of the library.
public struct GeometryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The C function that failed, or that was not called because its input is invalid.
    public let function: String
    /// The message of the library, or of this module when the function was not called.
    public let message: String

    init(_ function: String, _ message: String) {
        self.function = function
        self.message = message
    }

    /// The function and the message: `proj_create: EPSG:999999: crs not found`.
    public var description: String { "\(function): \(message)" }
}
