/// What the library, or the caller, did wrong. What is wrong with a file of somebody's is a `SourceFault`.
///
/// ``message`` says what was asked, what is wrong and how to mend it; where the library spoke, its own words are kept.
public struct VectorIOError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The library's function that failed, or the check of ours.
    public let function: String
    /// The library's error number; zero for a check of ours.
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
