internal import Foundation

/// Writes results to standard output and messages to standard error.
enum Console {
    /// Prints a line of the result.
    static func print(_ text: String) { write(text.printable + "\n", to: .standardOutput) }

    /// Prints a message.
    static func error(_ text: String) { write(text.printable + "\n", to: .standardError) }

    /// Writes a document to standard output, without replacing characters.
    static func write(bytes: [UInt8]) { write(Data(bytes), to: .standardOutput) }

    private static func write(_ text: String, to handle: FileHandle) { write(Data(text.utf8), to: handle) }

    /// Exits with 0 when the reader closes the stream, as `| head` does.
    private static func write(_ data: Data, to handle: FileHandle) {
        do { try handle.write(contentsOf: data) } catch { Foundation.exit(0) }
    }
}

extension String {
    /// Replaces control and format characters: names come from untrusted files and could contain terminal commands.
    fileprivate var printable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    let isSafe = scalar == "\n" || ![.control, .format].contains(scalar.properties.generalCategory)
                    return isSafe ? scalar : "\u{FFFD}"
                }))
    }
}
