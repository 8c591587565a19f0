internal import SimpleFeatures

/// A JSON value (RFC 8259) as a tree, each value with its range in the bytes.
package struct JSONTree: Hashable, Sendable {
    /// The range of the value, including the quotation marks of a string.
    package let place: Range<Int>
    /// The value itself.
    package let value: Value

    /// The values of JSON.
    package indirect enum Value: Hashable, Sendable {
        case null
        case boolean(Bool)
        /// The digits as written.
        case number(String)
        case string(String)
        case array([JSONTree])
        /// The members in the order of the text.
        case object([Member])
    }

    /// A member of an object.
    package struct Member: Hashable, Sendable {
        /// The name with its escapes resolved.
        package let name: String
        /// The value of the member.
        package let value: JSONTree

        /// Creates a member that was not read from bytes.
        package init(name: String, value: JSONTree) {
            self.name = name
            self.value = value
        }
    }

    /// The value of the member with this name; `nil` when there is none.
    package subscript(_ name: String) -> JSONTree? { members.first { $0.name == name }?.value }

    /// The members of an object; empty for every other value.
    package var members: [Member] { if case .object(let members) = value { members } else { [] } }

    /// The items of an array; `nil` for every other value.
    package var items: [JSONTree]? { if case .array(let items) = value { items } else { nil } }

    /// The text of a string; `nil` for every other value.
    package var string: String? { if case .string(let text) = value { text } else { nil } }

    /// The number; `nil` for every other value and for a number too large for a `Double`.
    package var double: Double? {
        guard case .number(let digits) = value, let number = Double(digits), number.isFinite else { return nil }
        return number
    }

    /// The text of a value that is neither an array nor an object; empty for null.
    package var plainText: String? {
        switch value {
        case .null: ""
        case .boolean(let truth): truth ? "true" : "false"
        case .number(let text), .string(let text): text
        case .array, .object: nil
        }
    }

    /// The value for messages: shortened, and without its items or members.
    package var summary: String {
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

extension JSONTree {
    /// Creates a value that was not read from bytes. Its range is empty.
    private init(_ value: Value) {
        self.value = value
        place = 0..<0
    }

    /// The value `null`.
    package static let null = JSONTree(.null)
    /// The value `true` or `false`.
    package static func boolean(_ truth: Bool) -> JSONTree { JSONTree(.boolean(truth)) }
    /// A number with these digits.
    package static func number(_ digits: String) -> JSONTree { JSONTree(.number(digits)) }
    /// A string with this text.
    package static func string(_ text: String) -> JSONTree { JSONTree(.string(text)) }
    /// An array of these items.
    package static func array(_ items: [JSONTree]) -> JSONTree { JSONTree(.array(items)) }
    /// An object with these members.
    package static func object(_ members: [Member]) -> JSONTree { JSONTree(.object(members)) }
}

extension JSONTree {
    /// Parses JSON strictly: with the checks that ``JSONScanner`` omits, and without repeated member names.
    ///
    /// - Parameter maximumDepth: the maximum depth of nested arrays and objects.
    /// - Throws: ``CodecError`` with the offset of the error.
    package init(_ bytes: [UInt8], maximumDepth: Int = 512) throws(CodecError) {
        var reader = JSONTreeReader(scanner: JSONScanner(bytes), maximumDepth: maximumDepth)
        self = try reader.tree()
        try reader.scanner.expectEnd()
    }
}

private struct JSONTreeReader {
    var scanner: JSONScanner
    let maximumDepth: Int
    private var depth = 0

    init(scanner: JSONScanner, maximumDepth: Int) {
        self.scanner = scanner
        self.maximumDepth = maximumDepth
    }

    mutating func tree() throws(CodecError) -> JSONTree {
        guard let first = scanner.peek() else { throw scanner.error(.valueMissing) }
        let start = scanner.offset
        let value: JSONTree.Value =
            switch first {
            case UInt8(ascii: "{"): .object(try nested { (reader) throws(CodecError) in try reader.members() })
            case UInt8(ascii: "["): .array(try nested { (reader) throws(CodecError) in try reader.items() })
            case UInt8(ascii: "\""): .string(try string())
            default: try word()
            }
        return JSONTree(place: start..<scanner.offset, value: value)
    }

    private mutating func nested<Content>(
        _ content: (inout Self) throws(CodecError) -> Content
    ) throws(CodecError) -> Content {
        guard depth < maximumDepth else { throw scanner.error(.nestingTooDeep(limit: maximumDepth)) }
        depth += 1
        defer { depth -= 1 }
        return try content(&self)
    }

    private mutating func members() throws(CodecError) -> [JSONTree.Member] {
        var members: [JSONTree.Member] = []
        var names: Set<String> = []
        try scanner.expect("{")
        if scanner.accept("}") { return [] }
        repeat {
            _ = scanner.peek()
            let start = scanner.offset
            let name = try string()
            guard names.insert(name).inserted else { throw CodecError(.memberRepeated(name), at: start) }
            try scanner.expect(":")
            members.append(JSONTree.Member(name: name, value: try tree()))
        } while scanner.accept(",")
        try scanner.expect("}")
        return members
    }

    private mutating func items() throws(CodecError) -> [JSONTree] {
        var items: [JSONTree] = []
        try scanner.expect("[")
        if scanner.accept("]") { return [] }
        repeat { items.append(try tree()) } while scanner.accept(",")
        try scanner.expect("]")
        return items
    }

    private mutating func string() throws(CodecError) -> String {
        try JSONString.text(in: scanner.bytes, at: try scanner.string(), .strict)
    }

    private mutating func word() throws(CodecError) -> JSONTree.Value {
        let place = try scanner.value()
        let text = String(decoding: scanner.bytes[place], as: UTF8.self)
        switch text {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null
        default:
            guard text.first == "-" || text.first?.isNumber == true else {
                throw CodecError(.valueMissing, at: place.lowerBound)
            }
            guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil else {
                throw CodecError(.notANumber(String(text.prefix(40))), at: place.lowerBound)
            }
            return .number(text)
        }
    }
}
