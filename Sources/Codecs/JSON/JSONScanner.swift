package import SimpleFeatures

/// Steps through JSON in memory from value to value, without building a tree.
///
/// It finds where values begin and end. What strings and numbers contain is checked by those who read them:
/// ``JSONTree`` applies RFC 8259 strictly, readers of files accept what other programs write.
package struct JSONScanner {
    /// The bytes that contain the JSON.
    package let bytes: [UInt8]
    /// The byte at which the scanner is.
    package private(set) var offset: Int
    private let end: Int

    /// - Parameter range: the part of `bytes` to read; `nil` for all of it.
    package init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
        self.bytes = bytes
        offset = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    /// Skips white space and returns the next byte; `nil` at the end.
    package mutating func peek() -> UInt8? {
        while offset < end, bytes[offset] == 0x20 || (0x09...0x0D).contains(bytes[offset]) { offset += 1 }
        return offset < end ? bytes[offset] : nil
    }

    /// Steps over the mark and returns true, if it is the next byte after white space.
    package mutating func accept(_ mark: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: mark) else { return false }
        offset += 1
        return true
    }

    /// Steps over the mark.
    ///
    /// - Throws: ``CodecError`` when another byte follows.
    package mutating func expect(_ mark: Unicode.Scalar) throws(CodecError) {
        guard accept(mark) else { throw error(.markMissing(String(Character(mark)))) }
    }

    /// - Throws: ``CodecError`` when anything but white space follows.
    package mutating func expectEnd() throws(CodecError) {
        guard peek() == nil else { throw error(.textAfterEnd) }
    }

    /// Calls `body` with the places of each member's name, without its quotation marks, and value.
    ///
    /// - Throws: ``CodecError`` when the next value is not an object or ends too early; and what `body` throws.
    package mutating func forEachMember(
        _ body: (_ name: Range<Int>, _ value: Range<Int>) throws(CodecError) -> Void
    ) throws(CodecError) {
        try expect("{")
        if accept("}") { return }
        repeat {
            let name = try string()
            try expect(":")
            try body(name, try value())
        } while accept(",")
        try expect("}")
    }

    /// Calls `body` before each item of an array; `body` must step over the item.
    ///
    /// - Throws: ``CodecError`` when the next value is not an array or ends too early; and what `body` throws.
    package mutating func forEachItem(
        _ body: (inout JSONScanner) throws(CodecError) -> Void
    ) throws(CodecError) {
        try expect("[")
        if accept("]") { return }
        repeat { try body(&self) } while accept(",")
        try expect("]")
    }

    /// Steps over a string and returns the place of its content, in which escapes are not resolved.
    ///
    /// - Throws: ``CodecError`` when the next value is not a string or ends too early.
    package mutating func string() throws(CodecError) -> Range<Int> {
        try expect("\"")
        let start = offset
        while offset < end, bytes[offset] != UInt8(ascii: "\"") {
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard offset < end else { throw CodecError(.stringUnterminated, at: start - 1) }
        defer { offset += 1 }
        return start..<offset
    }

    /// Steps over a number and returns it.
    ///
    /// - Parameter allowsInfinity: true to return infinity for a number that is too large for a `Double`.
    /// - Throws: ``CodecError`` when the next value is not a number.
    package mutating func number(allowsInfinity: Bool = true) throws(CodecError) -> Double {
        let place = try value()
        guard bytes[place.lowerBound] != UInt8(ascii: "+"), let number = DecimalNumber.read(bytes[place]),
            allowsInfinity || number.isFinite
        else {
            let text = String(decoding: bytes[place].prefix(20), as: UTF8.self)
            throw CodecError(.notANumber(text), at: place.lowerBound)
        }
        return number
    }

    /// Steps over the next value, of any type, and returns its place.
    ///
    /// - Throws: ``CodecError`` when no value follows, or it ends too early.
    package mutating func value() throws(CodecError) -> Range<Int> {
        guard let first = peek() else { throw error(.valueMissing) }
        let start = offset
        switch first {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipContainer()
        default: try skipWord()
        }
        return start..<offset
    }

    /// Skips a number, `true`, `false` or `null`.
    private mutating func skipWord() throws(CodecError) {
        let start = offset
        while offset < end, bytes[offset].isInWord { offset += 1 }
        guard offset > start else { throw error(.valueMissing) }
    }

    /// Skips an object or an array without recursion: the stack does not limit the depth.
    private mutating func skipContainer() throws(CodecError) {
        let start = offset
        var depth = 0
        while offset < end {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                _ = try string()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            offset += 1
            if depth == 0 { return }
        }
        throw CodecError(.containerUnterminated, at: start)
    }

    /// The error that the reason describes, at the current byte.
    package func error(_ reason: SyntaxReason) -> CodecError { CodecError(reason, at: min(offset, end)) }
}

extension UInt8 {
    /// True for the bytes of numbers, `true`, `false`, `null` and `NaN`.
    fileprivate var isInWord: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
        default: false
        }
    }
}
