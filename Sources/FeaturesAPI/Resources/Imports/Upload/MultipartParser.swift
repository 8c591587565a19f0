/// A parser of multipart/form-data (RFC 7578, RFC 2046) that arrives in pieces: bytes in, events out.
///
/// The events do not depend on how the bytes are split, apart from the split of the data. The parser buffers at most the
/// header of one part and the beginning of one delimiter, and reads each byte a fixed number of times.
package struct MultipartParser: Sendable {
    package enum Event: Hashable, Sendable {
        case part(MultipartHeader)
        /// Bytes of the part; never empty.
        case data(ArraySlice<UInt8>)
        case endOfPart
    }

    private enum State: Hashable {
        /// Before the first delimiter and after the last; ignored.
        case preamble, epilogue
        /// After a delimiter: two hyphens, or space and a line end.
        case delimiterEnd, secondHyphen, padding, lineFeed
        case header
        case body
    }

    package static let maximumParts = 100
    package static let maximumHeaderBytes = 16_384
    package static let maximumPreambleBytes = 16_384

    private var state = State.preamble
    private var match: DelimiterMatch
    private var header: [UInt8] = []
    private var lineStart = 0
    private var parts = 0
    private var preambleBytes = 0

    /// - Parameter boundary: the parameter of the `Content-Type`.
    /// - Returns: `nil` for an invalid boundary (RFC 2046, section 5.1.1).
    package init?(boundary: String) {
        let allowed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'()+_,-./:=? ".utf8
        guard (1...70).contains(boundary.utf8.count), boundary.last != " ",
            boundary.utf8.allSatisfy(allowed.contains)
        else { return nil }
        match = DelimiterMatch(boundary: boundary)
    }

    /// Parses the next bytes.
    ///
    /// - Throws: ``MultipartError``; the parser must not be used after that.
    package mutating func feed(_ bytes: [UInt8]) throws(MultipartError) -> [Event] {
        var events: [Event] = []
        var rest = bytes[...]
        match.beginPiece()
        while !rest.isEmpty {
            switch state {
            case .preamble: try skipPreamble(&rest)
            case .body: passOnBody(&rest, &events)
            case .header: try collectHeader(&rest, &events)
            case .delimiterEnd, .secondHyphen, .padding, .lineFeed: try endDelimiter(rest.removeFirst())
            case .epilogue: rest = []
            }
        }
        return events
    }

    /// Must be called after the last byte.
    ///
    /// - Throws: ``MultipartError`` when the last delimiter is missing.
    package func finish() throws(MultipartError) {
        guard state != .preamble else { throw Self.noBoundary }
        guard state == .epilogue else {
            throw MultipartError(
                "The form ends before its closing delimiter: it was not sent completely. Send it again.")
        }
    }

    private mutating func skipPreamble(_ rest: inout ArraySlice<UInt8>) throws(MultipartError) {
        let before = rest.count
        if match.advance(through: &rest, data: { _ in }) { state = .delimiterEnd }
        preambleBytes += before - rest.count
        guard preambleBytes <= Self.maximumPreambleBytes else { throw Self.noBoundary }
    }

    private static let noBoundary = MultipartError(
        "The form does not begin with its boundary. Content-Type must name the boundary of the body.")

    private mutating func passOnBody(_ rest: inout ArraySlice<UInt8>, _ events: inout [Event]) {
        let isComplete = match.advance(through: &rest) { if !$0.isEmpty { events.append(.data($0)) } }
        guard isComplete else { return }
        events.append(.endOfPart)
        state = .delimiterEnd
    }

    private mutating func endDelimiter(_ byte: UInt8) throws(MultipartError) {
        switch (state, byte) {
        case (.delimiterEnd, UInt8(ascii: "-")): state = .secondHyphen
        case (.secondHyphen, UInt8(ascii: "-")): state = .epilogue
        case (.delimiterEnd, UInt8(ascii: " ")), (.delimiterEnd, UInt8(ascii: "\t")),
            (.padding, UInt8(ascii: " ")), (.padding, UInt8(ascii: "\t")):
            state = .padding
        case (.delimiterEnd, 0x0D), (.padding, 0x0D): state = .lineFeed
        case (.lineFeed, 0x0A): try beginPart()
        default:
            throw MultipartError(
                "A line of the form begins with the boundary and continues with other text. "
                    + "Choose a boundary that does not occur in the data.")
        }
    }

    private mutating func beginPart() throws(MultipartError) {
        parts += 1
        guard parts <= Self.maximumParts else {
            throw MultipartError("The form has more than \(Self.maximumParts) parts. Pack the files into a zip.")
        }
        header = []
        lineStart = 0
        state = .header
    }

    /// Reads to the empty line that ends the header.
    private mutating func collectHeader(
        _ rest: inout ArraySlice<UInt8>, _ events: inout [Event]
    ) throws(MultipartError) {
        let lineEnd = rest.firstIndex(of: 0x0A).map { rest.index(after: $0) } ?? rest.endIndex
        header += rest[..<lineEnd]
        rest = rest[lineEnd...]
        guard header.count <= Self.maximumHeaderBytes else {
            throw MultipartError("A part of the form has a header of more than \(Self.maximumHeaderBytes) bytes.")
        }
        guard header.last == 0x0A else { return }
        let isEmptyLine = header[lineStart...].elementsEqual([0x0D, 0x0A])
        guard isEmptyLine else { return lineStart = header.count }
        events.append(.part(try MultipartHeader(header[..<lineStart])))
        match.beginBody()
        state = .body
    }
}

/// The error in a form, and its remedy.
package struct MultipartError: Error, Hashable, Sendable {
    package let message: String

    init(_ message: String) { self.message = message }
}
