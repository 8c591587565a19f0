/// A value of JSON (RFC 8259), and the byte at which it begins.
struct JSONTree: Hashable, Sendable {
    let start: Int
    let value: Value

    indirect enum Value: Hashable, Sendable {
        case null
        case boolean(Bool)
        /// As it was written.
        case number(String)
        case string(String)
        case array([JSONTree])
        /// In the order in which they were written.
        case object([Member])
    }

    struct Member: Hashable, Sendable {
        let name: String
        let value: JSONTree
    }

    subscript(_ name: String) -> JSONTree? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.name == name }?.value
    }

    var items: [JSONTree]? {
        if case .array(let items) = value { items } else { nil }
    }

    var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    /// Finite.
    var double: Double? {
        guard case .number(let digits) = value, let number = Double(digits), number.isFinite else { return nil }
        return number
    }

    /// For messages.
    var description: String {
        switch value {
        case .null: "null"
        case .boolean(let truth): "\(truth)"
        case .number(let digits): String(digits.prefix(40))
        case .string(let text): "\"\(text.prefix(40))\""
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// Reads JSON into a tree.
struct JSONTreeReader {
    private let bytes: [UInt8]
    private var offset = 0
    private var depth = 0
    private let deepest: Int

    /// - Parameter deepest: how many arrays and objects may stand one in another.
    /// - Throws: ``FilterError`` with the character at fault.
    static func read(_ text: String, deepest: Int) throws(FilterError) -> JSONTree {
        var reader = JSONTreeReader(text, deepest)
        let tree = try reader.value()
        reader.skipSpace()
        guard reader.offset == reader.bytes.count else {
            throw reader.error("There is text after the end of the JSON.")
        }
        return tree
    }

    private init(_ text: String, _ deepest: Int) {
        bytes = Array(text.utf8)
        self.deepest = deepest
    }

    private func error(_ message: String, at place: Int? = nil) -> FilterError {
        let text = String(decoding: bytes, as: UTF8.self)
        return FilterError(.syntax, message, position: text.character(atByte: place ?? offset))
    }

    private mutating func value() throws(FilterError) -> JSONTree {
        skipSpace()
        let start = offset
        return JSONTree(start: start, value: try valueHere())
    }

    private mutating func valueHere() throws(FilterError) -> JSONTree.Value {
        switch peek {
        case UInt8(ascii: "{"): return .object(try nested { (reader) throws(FilterError) in try reader.members() })
        case UInt8(ascii: "["): return .array(try nested { (reader) throws(FilterError) in try reader.items() })
        case UInt8(ascii: "\""): return .string(try string())
        case let byte? where "-0123456789".utf8.contains(byte): return .number(try number())
        default: break
        }
        for (word, value) in [("true", JSONTree.Value.boolean(true)), ("false", .boolean(false)), ("null", .null)]
        where bytes[offset...].starts(with: word.utf8) {
            offset += word.utf8.count
            return value
        }
        throw error(
            offset == bytes.count ? "The JSON ends too early." : "Here JSON has no value; texts stand in double quotes."
        )
    }

    private mutating func nested<Content>(
        _ content: (inout JSONTreeReader) throws(FilterError) -> Content
    ) throws(FilterError) -> Content {
        depth += 1
        guard depth <= deepest else {
            throw FilterError(.limit, "The JSON nests more than \(deepest) levels deep.")
        }
        offset += 1
        let content = try content(&self)
        offset += 1
        depth -= 1
        return content
    }

    private mutating func items() throws(FilterError) -> [JSONTree] {
        var items: [JSONTree] = []
        skipSpace()
        if peek == UInt8(ascii: "]") { return [] }
        while true {
            items.append(try value())
            guard try isContinued(until: UInt8(ascii: "]")) else { return items }
        }
    }

    private mutating func members() throws(FilterError) -> [JSONTree.Member] {
        var members: [JSONTree.Member] = []
        skipSpace()
        if peek == UInt8(ascii: "}") { return [] }
        while true {
            skipSpace()
            let start = offset
            guard peek == UInt8(ascii: "\"") else { throw error("A member's name stands in double quotes.") }
            let name = try string()
            guard !members.contains(where: { $0.name == name }) else {
                throw error("The member \"\(name.prefix(40))\" is there twice.", at: start)
            }
            skipSpace()
            guard peek == UInt8(ascii: ":") else { throw error("A ':' is missing behind the member's name.") }
            offset += 1
            members.append(JSONTree.Member(name: name, value: try value()))
            guard try isContinued(until: UInt8(ascii: "}")) else { return members }
        }
    }

    /// Takes a comma; false at the end.
    private mutating func isContinued(until end: UInt8) throws(FilterError) -> Bool {
        skipSpace()
        if peek == end { return false }
        guard peek == UInt8(ascii: ",") else {
            throw error("Expected ',' or '\(Character(Unicode.Scalar(end)))'.")
        }
        offset += 1
        return true
    }

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func number() throws(FilterError) -> String {
        let start = offset
        while let byte = peek, "0123456789+-.eE".utf8.contains(byte) { offset += 1 }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil else {
            throw error("\(text.prefix(40)) is no number in JSON.", at: start)
        }
        return text
    }

    private mutating func string() throws(FilterError) -> String {
        let start = offset
        offset += 1
        var content: [UInt8] = []
        while let byte = peek {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): content += try escape().utf8
            case 0..<0x20: throw error("A control character in a text is written as \\u00XX.", at: offset - 1)
            default: content.append(byte)
            }
        }
        throw error("The text that begins here has no double quote at its end.", at: start)
    }

    private mutating func escape() throws(FilterError) -> String {
        let start = offset - 1
        guard let byte = peek else { throw error("The JSON ends too early.") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(Character(Unicode.Scalar(byte)))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return String(try unicodeEscape(from: start))
        default: throw error("JSON has no such escape.", at: start)
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(FilterError) -> Unicode.Scalar {
        let first = try hexDigits(from: start)
        var code = first
        if (0xD800..<0xDC00).contains(first), bytes[offset...].starts(with: #"\u"#.utf8) {
            offset += 2
            let second = try hexDigits(from: start)
            if (0xDC00..<0xE000).contains(second) { code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00) }
        }
        guard let scalar = Unicode.Scalar(code), code != 0 else {
            throw error("This is half of a character, or NUL, which no text can hold.", at: start)
        }
        return scalar
    }

    private mutating func hexDigits(from start: Int) throws(FilterError) -> UInt32 {
        let digits = bytes[offset...].prefix(4)
        let text = String(decoding: digits, as: UTF8.self)
        guard digits.count == 4, text.allSatisfy(\.isHexDigit), let code = UInt32(text, radix: 16) else {
            throw error("\\u is followed by four hexadecimal digits.", at: start)
        }
        offset += 4
        return code
    }
}
