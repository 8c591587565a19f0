/// A text table for the terminal. Each column is as wide as its widest cell.
struct TextTable {
    enum Alignment { case left, right }

    private let alignments: [Alignment]
    private var rows: [[String]]

    init(_ columns: [(title: String, alignment: Alignment)]) {
        alignments = columns.map(\.alignment)
        rows = [columns.map(\.title), []]
    }

    /// Adds a row, with a cell for each column.
    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// Adds a horizontal line.
    mutating func addRule() { rows.append([]) }

    /// The table as lines of text.
    var text: String {
        let widths = alignments.indices.map { column in
            rows.filter { !$0.isEmpty }.map { $0[column].count }.max() ?? 0
        }
        return rows.map { row in
            if row.isEmpty { return widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") }
            let cells = zip(row, zip(widths, alignments)).map { cell, format in
                cell.padded(to: format.0, format.1)
            }
            return cells.joined(separator: "  ").trimmedAtEnd
        }.joined(separator: "\n")
    }
}

extension String {
    fileprivate func padded(to width: Int, _ alignment: TextTable.Alignment) -> String {
        let padding = String(repeating: " ", count: max(width - count, 0))
        return alignment == .left ? self + padding : padding + self
    }

    fileprivate var trimmedAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}
