internal import Foundation
internal import SimpleFeatures

/// The members of a JSON object as property values, in the text's order; what is nested stays text.
enum JSONMembers {
    /// `nil` for text that is no JSON object.
    static func of(_ object: String) -> [(name: String, value: PropertyValue)]? {
        var scanner = MemberScanner(Array(object.utf8))
        return scanner.members()
    }
}

private struct MemberScanner {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func members() -> [(name: String, value: PropertyValue)]? {
        guard take("{") else { return nil }
        var members: [(name: String, value: PropertyValue)] = []
        if take("}") { return isAtEnd ? members : nil }
        repeat {
            guard let name = string(), take(":"), let value = value() else { return nil }
            members.append((name, value))
        } while take(",")
        return take("}") && isAtEnd ? members : nil
    }

    private var isAtEnd: Bool {
        mutating get {
            skipBlanks()
            return place == bytes.count
        }
    }

    private mutating func value() -> PropertyValue? {
        skipBlanks()
        guard place < bytes.count else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "\""): return string().map(PropertyValue.string)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return nested().map(PropertyValue.json)
        default: return literal()
        }
    }

    private mutating func literal() -> PropertyValue? {
        let start = place
        while place < bytes.count, !",}] \n\r\t".utf8.contains(bytes[place]) { place += 1 }
        let word = text(start..<place)
        switch word {
        case "null": return .null
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default: return Int64(word).map(PropertyValue.integer) ?? Double(word).map(PropertyValue.number)
        }
    }

    private mutating func string() -> String? {
        skipBlanks()
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
        let start = place
        guard skipString() else { return nil }
        let inner = start + 1..<place - 1
        if !bytes[inner].contains(UInt8(ascii: "\\")) { return text(inner) }
        return try? JSONDecoder().decode(String.self, from: Data(bytes[start..<place]))
    }

    /// A list or an object with everything in it, as it is written.
    private mutating func nested() -> String? {
        let start = place
        var depth = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                guard skipString() else { return nil }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            place += 1
            if depth == 0 { return text(start..<place) }
        }
        return nil
    }

    /// Goes behind the closing quotation mark of the string that begins here.
    private mutating func skipString() -> Bool {
        place += 1
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 2
            case UInt8(ascii: "\""):
                place += 1
                return true
            default: place += 1
            }
        }
        return false
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard place < bytes.count, bytes[place] == UInt8(ascii: mark) else { return false }
        place += 1
        return true
    }

    private mutating func skipBlanks() {
        while place < bytes.count, " \n\r\t".utf8.contains(bytes[place]) { place += 1 }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
