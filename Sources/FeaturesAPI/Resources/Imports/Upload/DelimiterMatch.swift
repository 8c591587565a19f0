/// Finds the delimiter of a form in bytes that arrive in pieces: a line end, two hyphens and the boundary.
///
/// A boundary contains no carriage return. After a failed match, the next one cannot begin before the byte that failed.
struct DelimiterMatch: Sendable {
    private let delimiter: [UInt8]
    /// The number of matched bytes of the delimiter.
    private var matched: Int
    /// The number of these bytes that were in earlier pieces.
    private var carried: Int
    /// The number of these bytes that were not sent: the first delimiter needs no line end before it.
    private var imagined: Int

    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        (matched, carried, imagined) = (2, 2, 2)
    }

    mutating func beginPiece() { carried = matched }

    /// Must be called after a header. An empty part has its delimiter there.
    mutating func beginBody() { (matched, carried, imagined) = (2, 2, 2) }

    /// Advances to the end of the bytes or of a delimiter, and passes the bytes before the delimiter to `data`.
    ///
    /// - Returns: true after a delimiter.
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
