import Codecs

/// A value of a response as a page shows it: a plain value, or values in lists and under names.
indirect enum PageValue {
    /// No value.
    case missing
    case boolean(Bool)
    /// The digits of a number.
    case number(String)
    case text(String)
    case list([PageValue])
    /// The members in the order in which they are shown.
    case object([Member])

    typealias Member = (name: String, value: PageValue)

    /// The members of an object; empty for every other value.
    var members: [Member] { if case .object(let members) = self { members } else { [] } }

    /// The text of a value that is neither a list nor an object; empty for a missing value.
    var plainText: String? {
        switch self {
        case .missing: ""
        case .boolean(let truth): truth ? "true" : "false"
        case .number(let text), .text(let text): text
        case .list, .object: nil
        }
    }
}

extension PageValue {
    /// A list or an object that is stored as JSON, such as the links of a site.
    init(_ json: JSONTree) {
        self =
            switch json.value {
            case .null: .missing
            case .boolean(let truth): .boolean(truth)
            case .number(let digits): .number(digits)
            case .string(let text): .text(text)
            case .array(let items): .list(items.map(PageValue.init))
            case .object(let members): .object(members.map { (name: $0.name, value: PageValue($0.value)) })
            }
    }
}

extension HTMLTable.Cell {
    /// A plain value as text, an object as a table of names and values, a list of objects as a table with a head.
    init(_ value: PageValue) {
        switch value {
        case .missing: self.init(text: "–")
        case .boolean(let truth): self.init(text: truth ? "✓" : "✗")
        case .number(let digits): self.init(text: digits, isNumber: true)
        case .text(let text):
            self.init(text: text, href: text.hasPrefix("http://") || text.hasPrefix("https://") ? text : nil)
        case .list(let items): self.init(list: items)
        case .object(let members): self.init(nested: [HTMLTable(members.map { (.name($0.name), Self($0.value)) })])
        }
    }

    private init(list items: [PageValue]) {
        let texts = items.compactMap(\.plainText)
        guard texts.count < items.count else {
            self.init(text: texts.joined(separator: ", "))
            return
        }
        guard items.allSatisfy({ !$0.members.isEmpty }) else {
            self.init(nested: [HTMLTable(rows: items.map { HTMLTable.Row([Self($0)]) })])
            return
        }
        self.init(nested: [HTMLTable(objects: items.map(\.members))])
    }
}

extension HTMLTable {
    /// A column for each name that any of the objects has, in the order of their first appearance.
    fileprivate init(objects: [[PageValue.Member]]) {
        var names: [String] = []
        for member in objects.joined() where !names.contains(member.name) { names.append(member.name) }
        head = names
        rows = objects.map { members in
            Row(names.map { name in Cell(members.first { $0.name == name }?.value ?? .missing) })
        }
    }
}
