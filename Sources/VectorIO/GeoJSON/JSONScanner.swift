/// Goes through JSON in memory from value to value, without building a tree.
struct JSONScanner {
    /// Why bytes are no JSON, or not the JSON that they should be.
    struct Failure: Error, Hashable { var reason: String }

    let bytes: [UInt8]
    private(set) var offset: Int
    private let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
        self.bytes = bytes
        offset = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    /// The byte that begins the next value or mark; `nil` at the end.
    mutating func peek() -> UInt8? {
        while offset < end, bytes[offset] == 0x20 || (0x09...0x0D).contains(bytes[offset]) { offset += 1 }
        return offset < end ? bytes[offset] : nil
    }

    mutating func accept(_ mark: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: mark) else { return false }
        offset += 1
        return true
    }

    mutating func expect(_ mark: Unicode.Scalar) throws(Failure) {
        guard accept(mark) else { throw Failure(reason: "\(mark) is missing") }
    }

    /// Calls `body` with the name of each member, raw, standing before its value, which `body` must pass.
    mutating func members(
        _ body: (inout JSONScanner, _ name: ArraySlice<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        try expect("{")
        if accept("}") { return }
        repeat {
            let name = try string()
            try expect(":")
            try body(&self, bytes[name])
        } while accept(",")
        try expect("}")
    }

    /// Calls `body` standing before each item, which `body` must pass.
    mutating func items(_ body: (inout JSONScanner) throws(Failure) -> Void) throws(Failure) {
        try expect("[")
        if accept("]") { return }
        repeat { try body(&self) } while accept(",")
        try expect("]")
    }

    /// The place of a string's content, escapes as they are.
    mutating func string() throws(Failure) -> Range<Int> {
        try expect("\"")
        let start = offset
        while offset < end, bytes[offset] != UInt8(ascii: "\"") {
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard offset < end else { throw Failure(reason: "a text does not end") }
        defer { offset += 1 }
        return start..<offset
    }

    mutating func number() throws(Failure) -> Double {
        let place = try value()
        guard bytes[place.lowerBound] != UInt8(ascii: "+"), let number = DecimalNumber.read(bytes[place]) else {
            throw Failure(reason: "\(String(decoding: bytes[place].prefix(20), as: UTF8.self)) is no number")
        }
        return number
    }

    /// The place of a number, `true`, `false` or `null`.
    mutating func word() throws(Failure) -> Range<Int> {
        _ = peek()
        let start = offset
        while offset < end, bytes[offset].isInWord { offset += 1 }
        guard offset > start else { throw Failure(reason: "a value is missing") }
        return start..<offset
    }

    /// The place of the next value, whatever it is.
    mutating func value() throws(Failure) -> Range<Int> {
        guard let first = peek() else { throw Failure(reason: "a value is missing") }
        let start = offset
        switch first {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipNested()
        default: _ = try word()
        }
        return start..<offset
    }

    /// Passes an object or a list without a call for each level, so that deep ones do no harm.
    private mutating func skipNested() throws(Failure) {
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
        throw Failure(reason: "an object or a list does not end")
    }
}

extension UInt8 {
    /// True for what numbers, `true`, `false`, `null` and `NaN` are made of.
    fileprivate var isInWord: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
        default: false
        }
    }
}
