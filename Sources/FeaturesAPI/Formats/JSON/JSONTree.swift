/// JSON as it was written, members in their order: for pages that show people what programs get.
indirect enum JSONTree: Hashable, Sendable {
    case null
    case boolean(Bool)
    /// As it is written.
    case number(String)
    case string(String)
    case array([JSONTree])
    case object([Member])

    struct Member: Hashable, Sendable {
        let name: String
        let value: JSONTree
    }

    init(_ bytes: [UInt8]) { self.init(bytes, 0..<bytes.count) }

    private init(_ bytes: [UInt8], _ place: Range<Int>) {
        var cursor = JSONCursor(bytes, place)
        switch cursor.peek() {
        case UInt8(ascii: "{"):
            var members: [Member] = []
            cursor.forEachMember { name, value in
                members.append(Member(name: bytes.jsonText(name), value: JSONTree(bytes, value)))
            }
            self = .object(members)
        case UInt8(ascii: "["):
            var items: [JSONTree] = []
            cursor.forEachItem { items.append(JSONTree(bytes, $0)) }
            self = .array(items)
        case UInt8(ascii: "\""): self = .string(bytes.jsonText(place))
        case UInt8(ascii: "t"): self = .boolean(true)
        case UInt8(ascii: "f"): self = .boolean(false)
        case nil, UInt8(ascii: "n"): self = .null
        default: self = .number(String(decoding: bytes[place], as: UTF8.self))
        }
    }

    subscript(_ name: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var members: [Member] { if case .object(let members) = self { members } else { [] } }
    var items: [JSONTree] { if case .array(let items) = self { items } else { [] } }
    var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The text of a value that is neither a list nor an object; empty for null.
    var plainText: String? {
        switch self {
        case .null: ""
        case .boolean(let truth): truth ? "true" : "false"
        case .number(let text), .string(let text): text
        case .array, .object: nil
        }
    }
}
