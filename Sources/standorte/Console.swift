internal import Foundation

/// The two streams of a terminal program: what was asked for, and what is said beside it.
enum Console {
    static func print(_ text: String) { write(text.printable + "\n", to: .standardOutput) }

    static func error(_ text: String) { write(text.printable + "\n", to: .standardError) }

    /// Ends quietly when the reader has gone, as with `| head`.
    static func write(bytes: [UInt8]) { write(Data(bytes), to: .standardOutput) }

    private static func write(_ text: String, to handle: FileHandle) { write(Data(text.utf8), to: handle) }

    private static func write(_ data: Data, to handle: FileHandle) {
        do { try handle.write(contentsOf: data) } catch { Foundation.exit(0) }
    }
}

extension String {
    /// Without what commands a terminal or turns the direction of writing: names come from files of strangers.
    fileprivate var printable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    let isHarmless = scalar == "\n" || ![.control, .format].contains(scalar.properties.generalCategory)
                    return isHarmless ? scalar : "\u{FFFD}"
                }))
    }
}
