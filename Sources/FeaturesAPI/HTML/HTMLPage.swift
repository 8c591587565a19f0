import Codecs

/// A page for people: headings, tables and links. Each resource makes its page from the values of its response.
struct HTMLPage {
    var title: String
    /// The pages above it, the topmost first.
    var path: [Anchor] = []
    var paragraphs: [String] = []
    var sections: [Section] = []
    var previous: String?
    var next: String?

    struct Anchor {
        let text: String
        let href: String
    }

    struct Section {
        var anchor: String?
        var heading: String?
        var notes: [String] = []
        var table: HTMLTable?
    }
}

/// Rows of cells. A cell may hold a table.
struct HTMLTable {
    var head: [String] = []
    var rows: [Row]

    struct Row {
        let cells: [Cell]

        init(_ cells: [Cell]) { self.cells = cells }
    }

    struct Cell {
        var text = ""
        var href: String?
        /// In a cell with a name: the unit of the value.
        var unit: String?
        var isName = false
        var isNumber = false
        /// One table or none. Not an optional: the template looks up an absent value in the cell around it, and would recurse
        /// without end.
        var nested: [HTMLTable] = []

        static func name(_ text: String, unit: String? = nil) -> Cell { Cell(text: text, unit: unit, isName: true) }

        static func link(_ text: String, _ href: String) -> Cell { Cell(text: text, href: href) }

        static func text(_ text: String) -> Cell { Cell(text: text) }

        static func number(_ number: Int) -> Cell { Cell(text: String(number), isNumber: true) }
    }
}

extension HTMLTable {
    /// Names and values, one pair a row.
    init(_ pairs: [(name: Cell, value: Cell)]) { rows = pairs.map { Row([$0.name, $0.value]) } }
}

extension HTMLTable.Cell {
    /// A plain value as text, an object as a table of names and values, a list of objects as a table with a head.
    init(_ value: JSONTree) {
        switch value.value {
        case .null: self.init(text: "–")
        case .boolean(let truth): self.init(text: truth ? "✓" : "✗")
        case .number(let text): self.init(text: text, isNumber: true)
        case .string(let text):
            self.init(text: text, href: text.hasPrefix("http://") || text.hasPrefix("https://") ? text : nil)
        case .array(let items): self.init(list: items)
        case .object(let members):
            self.init(nested: [HTMLTable(members.map { (.name($0.name), HTMLTable.Cell($0.value)) })])
        }
    }

    private init(list items: [JSONTree]) {
        let texts = items.compactMap(\.plainText)
        guard texts.count < items.count else {
            self.init(text: texts.joined(separator: ", "))
            return
        }
        guard items.allSatisfy({ !$0.members.isEmpty }) else {
            self.init(nested: [HTMLTable(rows: items.map { HTMLTable.Row([HTMLTable.Cell($0)]) })])
            return
        }
        self.init(nested: [HTMLTable(objects: items)])
    }
}

extension HTMLTable {
    /// A column for each name that any of the objects has, in the order of their first appearance.
    init(objects: [JSONTree]) {
        var names: [String] = []
        for name in objects.flatMap(\.members).map(\.name) where !names.contains(name) { names.append(name) }
        head = names
        rows = objects.map { object in Row(names.map { Cell(object[$0] ?? .null) }) }
    }
}
