/// Finds the delimiter of a form, a line's end and two hyphens before the boundary, in bytes that come in pieces.
///
/// A boundary has no carriage return in it: where a match fails, no other can have begun but at the byte where it failed.
struct DelimiterMatch: Sendable {
    private let delimiter: [UInt8]
    /// How many bytes of the delimiter are found.
    private var matched: Int
    /// How many of them lie before this piece.
    private var carried: Int
    /// How many of those were never sent: a delimiter at the very beginning needs no line's end before it.
    private var imagined: Int

    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        (matched, carried, imagined) = (2, 2, 2)
    }

    mutating func beginPiece() { carried = matched }

    /// A part may be empty: then the delimiter follows the header at once.
    mutating func beginBody() { (matched, carried, imagined) = (2, 2, 2) }

    /// Goes on through the bytes to their end or behind a delimiter, and hands over what is none.
    ///
    /// - Returns: true behind a delimiter.
    mutating func advance(through rest: inout ArraySlice<UInt8>, data: (ArraySlice<UInt8>) -> Void) -> Bool {
        let start = rest.startIndex
        var index = start
        while index < rest.endIndex {
            if matched == 0 {
                guard let lineEnd = rest[index...].firstIndex(of: 0x0D) else {
                    index = rest.endIndex
                    break
                }
                index = lineEnd + 1
                matched = 1
            } else if rest[index] == delimiter[matched] {
                index += 1
                matched += 1
                if matched == delimiter.count {
                    data(rest[start..<index - (matched - carried)])
                    (matched, carried, imagined) = (0, 0, 0)
                    rest = rest[index...]
                    return true
                }
            } else {
                data(delimiter[imagined..<carried])
                (matched, carried, imagined) = (0, 0, 0)
            }
        }
        data(rest[start..<index - (matched - carried)])
        rest = rest[index...]
        return false
    }
}
