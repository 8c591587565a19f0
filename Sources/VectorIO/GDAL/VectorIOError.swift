/// An error of GDAL or of the caller. Problems of input files are a ``SourceFault``.
///
/// ``message`` states what was attempted, what is wrong and how to correct it, and includes the message of GDAL if any.
public struct VectorIOError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The C function that failed, or the name of a check in this module.
    public let function: String
    /// The error number of GDAL; zero for checks in this module.
    public let number: Int
    /// The message of GDAL or of the operating system.
    public let message: String

    init(function: String, number: Int = 0, _ message: String) {
        self.function = function
        self.number = number
        self.message = message
    }

    /// The function and the message; only the message for checks in this module.
    public var description: String { number == 0 ? message : "\(function): \(message)" }
}
