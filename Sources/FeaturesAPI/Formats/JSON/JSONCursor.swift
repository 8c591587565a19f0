/// Goes through JSON that we wrote ourselves, from value to value, without building a tree.
///
/// Broken JSON does no harm: whatever follows the break is not there.
struct JSONCursor {
    private let bytes: [UInt8]
    private var offset: Int
    private let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
        self.bytes = bytes
        offset = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    /// Calls `body` with the places of each member's name, without its quotes, and value.
    mutating func forEachMember(_ body: (_ name: Range<Int>, _ value: Range<Int>) -> Void) {
        guard accept(UInt8(ascii: "{")) else { return }
        while peek() == UInt8(ascii: "\"") {
            let name = value()
            guard accept(UInt8(ascii: ":")) else { return }
            body(name.lowerBound + 1..<max(name.lowerBound + 1, name.upperBound - 1), value())
            guard accept(UInt8(ascii: ",")) else { return }
        }
    }

    mutating func forEachItem(_ body: (_ value: Range<Int>) -> Void) {
        guard accept(UInt8(ascii: "[")) else { return }
        while let next = peek(), next != UInt8(ascii: "]") {
            body(value())
            guard accept(UInt8(ascii: ",")) else { return }
        }
    }

    /// The byte that begins the next value or mark; `nil` at the end.
    mutating func peek() -> UInt8? {
        while offset < end, bytes[offset] == 0x20 || (0x09...0x0D).contains(bytes[offset]) { offset += 1 }
        return offset < end ? bytes[offset] : nil
    }

    private mutating func accept(_ mark: UInt8) -> Bool {
        guard peek() == mark else { return false }
        offset += 1
        return true
    }

    /// Passes the next value, however deep, and tells its place.
    private mutating func value() -> Range<Int> {
        _ = peek()
        let start = offset
        var depth = 0
        while offset < end {
            switch bytes[offset] {
            case UInt8(ascii: "\""): passString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                offset += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ":"):
                if depth == 0 { return start..<offset }
                if bytes[offset] == UInt8(ascii: "}") || bytes[offset] == UInt8(ascii: "]") { depth -= 1 }
                offset += 1
            default:
                offset += 1
                continue
            }
            if depth == 0 { return start..<offset }
        }
        return start..<offset
    }

    private mutating func passString() {
        offset += 1
        while offset < end, bytes[offset] != UInt8(ascii: "\"") {
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        offset = min(offset + 1, end)
    }
}

extension [UInt8] {
    /// The text of a JSON string that stands in this place, with its quotes or without.
    func jsonText(_ place: Range<Int>) -> String {
        var content = self[place]
        if content.first == UInt8(ascii: "\""), content.count > 1 { content = content.dropFirst().dropLast() }
        guard content.contains(UInt8(ascii: "\\")) else { return String(decoding: content, as: UTF8.self) }
        var text = ""
        var units: [UInt16] = []
        var rest = content.makeIterator()
        var plain: [UInt8] = []
        func flush() {
            text += String(decoding: plain, as: UTF8.self)
            plain = []
        }
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "\\"), let mark = rest.next() else {
                plain.append(byte)
                continue
            }
            guard mark == UInt8(ascii: "u") else {
                plain.append(Self.escapes[mark] ?? mark)
                continue
            }
            let digits = (0..<4).compactMap { _ in rest.next() }
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
            units.append(unit)
            // The first half of a pair waits for the second.
            if UTF16.isLeadSurrogate(unit), units.count == 1 { continue }
            flush()
            text += String(decoding: units, as: UTF16.self)
            units = []
        }
        flush()
        return text
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
        UInt8(ascii: "t"): 0x09,
    ]
}
