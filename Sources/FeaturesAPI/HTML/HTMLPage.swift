/// A page for people: headings, tables and links. Each resource makes its page from the values of its response.
struct HTMLPage: Sendable {
    var title: String
    /// The pages above it, the topmost first.
    var path: [Anchor] = []
    var paragraphs: [String] = []
    var sections: [Section] = []
    var previous: String?
    var next: String?

    struct Anchor: Sendable {
        let text: String
        let href: String
    }

    struct Section: Sendable {
        var anchor: String?
        var heading: String?
        var notes: [String] = []
        var table: HTMLTable?
    }
}

/// Rows of cells. A cell may hold a table.
struct HTMLTable: Sendable {
    var head: [String] = []
    var rows: [Row]

    struct Row: Sendable {
        let cells: [Cell]

        init(_ cells: [Cell]) { self.cells = cells }
    }

    struct Cell: Sendable {
        var text = ""
        var href: String?
        /// In a cell with a name: the unit of the value.
        var unit: String?
        var isName = false
        var isNumber = false
        /// One table or none.
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

extension HTMLPage {
    /// True for a page that takes more than a few milliseconds to render.
    var isLarge: Bool { sections.reduce(0) { $0 + ($1.table?.cellCount ?? 0) } > Self.mostCellsOfSmallPage }

    private static let mostCellsOfSmallPage = 1000
}

extension HTMLTable {
    fileprivate var cellCount: Int {
        rows.reduce(0) { $0 + $1.cells.reduce(0) { $0 + 1 + $1.nested.reduce(0) { $0 + $1.cellCount } } }
    }
}
