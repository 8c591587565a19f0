/// An error of the library or the caller. Problems of input files are a ``SourceFault``.
///
/// ``message`` says what was attempted, what is wrong and how to correct it, with the message of the library if any.
public struct VectorIOError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The function of the library that failed, or the name of our check.
    public let function: String
    /// The error number of the library; zero for our checks.
    public let number: Int
    /// The message of GDAL or of the system.
    public let message: String

    init(function: String, number: Int = 0, _ message: String) {
        self.function = function
        self.number = number
        self.message = message
    }

    /// The function and the message.
    public var description: String { number == 0 ? message : "\(function): \(message)" }
}
