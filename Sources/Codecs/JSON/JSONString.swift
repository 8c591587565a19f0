internal import SimpleFeatures

/// The content of JSON strings.
package enum JSONString {
    /// How strictly a string is checked.
    package enum Checks {
        /// RFC 8259, and additionally no unpaired surrogates and no NUL.
        case strict
        /// An unknown escape becomes its second character, an unpaired surrogate U+FFFD.
        case tolerant
    }

    /// The text in this range of the bytes, with its escapes resolved.
    ///
    /// - Parameter place: the range of the string, with or without its quotation marks.
    /// - Throws: ``CodecError`` for text that `checks` do not accept, and always for a `\u` without four digits.
    package static func text(
        in bytes: [UInt8], at place: Range<Int>, _ checks: Checks
    ) throws(CodecError) -> String {
        var content = place
        if content.count > 1, bytes[content.lowerBound] == UInt8(ascii: "\"") {
            content = content.lowerBound + 1..<content.upperBound - 1
        }
        if checks == .strict, let control = bytes[content].firstIndex(where: { $0 < 0x20 }) {
            throw CodecError(.controlCharacter, at: control)
        }
        guard bytes[content].contains(UInt8(ascii: "\\")) else {
            return String(decoding: bytes[content], as: UTF8.self)
        }
        var reader = EscapeReader(bytes: bytes, offset: content.lowerBound, end: content.upperBound, checks: checks)
        return try reader.text()
    }
}

private struct EscapeReader {
    let bytes: [UInt8]
    var offset: Int
    let end: Int
    let checks: JSONString.Checks
    private var content: [UInt8] = []

    init(bytes: [UInt8], offset: Int, end: Int, checks: JSONString.Checks) {
        (self.bytes, self.offset, self.end, self.checks) = (bytes, offset, end, checks)
    }

    mutating func text() throws(CodecError) -> String {
        while offset < end {
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "\\"), offset < end { try readEscape() } else { content.append(byte) }
        }
        return String(decoding: content, as: UTF8.self)
    }

    /// Reads the escape whose backslash is directly before the offset.
    private mutating func readEscape() throws(CodecError) {
        let start = offset - 1
        let mark = bytes[offset]
        offset += 1
        if mark == UInt8(ascii: "u") {
            content += String(try readUnicode(start)).utf8
        } else if let meaning = Self.meanings[mark] {
            content.append(meaning)
        } else if checks == .tolerant {
            content.append(mark)
        } else {
            throw CodecError(.escapeInvalid, at: start)
        }
    }

    private mutating func readUnicode(_ start: Int) throws(CodecError) -> Unicode.Scalar {
        let first = try readCodeUnit(start)
        var code = UInt32(first)
        if UTF16.isLeadSurrogate(first), let second = followingTrailSurrogate {
            offset += 6
            code = 0x10000 + (code - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        }
        if let scalar = Unicode.Scalar(code), code != 0 || checks == .tolerant { return scalar }
        guard checks == .tolerant else { throw CodecError(.characterInvalid, at: start) }
        return "\u{FFFD}"
    }

    /// The second half of a surrogate pair, when the next escape is one; else `nil`.
    private var followingTrailSurrogate: UInt16? {
        guard bytes[offset..<end].starts(with: #"\u"#.utf8), let unit = codeUnit(at: offset + 2) else { return nil }
        return UTF16.isTrailSurrogate(unit) ? unit : nil
    }

    private mutating func readCodeUnit(_ start: Int) throws(CodecError) -> UInt16 {
        guard let unit = codeUnit(at: offset) else { throw CodecError(.unicodeEscapeIncomplete, at: start) }
        offset += 4
        return unit
    }

    /// The value of the four hexadecimal digits at `start`; `nil` when they are not digits.
    private func codeUnit(at start: Int) -> UInt16? {
        guard start + 4 <= end else { return nil }
        let digits = bytes[start..<start + 4]
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private static let meanings: [UInt8: UInt8] = [
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
        UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
}
