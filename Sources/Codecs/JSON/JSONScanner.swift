package import SimpleFeatures

/// Scans JSON in memory value by value, without building a tree.
///
/// It finds where values begin and end. It does not check the content of strings and numbers; its callers do.
/// ``JSONTree`` applies RFC 8259 strictly; readers of files accept what other programs write.
package struct JSONScanner {
    /// The bytes that contain the JSON.
    package let bytes: [UInt8]
    /// The offset of the current byte.
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

    /// Skips the mark and returns true when it is the next byte after white space.
    package mutating func accept(_ mark: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: mark) else { return false }
        offset += 1
        return true
    }

    /// Skips the mark.
    ///
    /// - Throws: ``CodecError`` when another byte follows.
    package mutating func expect(_ mark: Unicode.Scalar) throws(CodecError) {
        guard accept(mark) else { throw error(.markMissing(String(Character(mark)))) }
    }

    /// - Throws: ``CodecError`` when anything except white space follows.
    package mutating func expectEnd() throws(CodecError) {
        guard peek() == nil else { throw error(.textAfterEnd) }
    }

    /// Calls `body` with the ranges of each member's name, without its quotation marks, and value.
    ///
    /// - Throws: ``CodecError`` when the next value is not an object or ends too early; the error of `body`.
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

    /// Calls `body` before each item of an array. `body` must skip the item.
    ///
    /// - Throws: ``CodecError`` when the next value is not an array or ends too early; the error of `body`.
    package mutating func forEachItem(
        _ body: (inout JSONScanner) throws(CodecError) -> Void
    ) throws(CodecError) {
        try expect("[")
        if accept("]") { return }
        repeat { try body(&self) } while accept(",")
        try expect("]")
    }

    /// Skips a string and returns the range of its content, in which escapes are not resolved.
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

    /// Reads a number.
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

    /// Skips the next value, of any type, and returns its range.
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

    /// Skips an object or an array without recursion, so that the stack does not limit the depth.
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

    /// An error with this reason at the current byte.
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
