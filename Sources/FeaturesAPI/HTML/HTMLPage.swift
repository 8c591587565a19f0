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
