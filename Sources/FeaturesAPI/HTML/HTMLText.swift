import SiteInventory

/// HTML that is written from left to right.
struct HTMLText {
    private(set) var text = ""
    /// Converts the addresses of links.
    private let address: (String) -> String

    init(address: @escaping (String) -> String) { self.address = address }

    /// Appends a table with its nested tables.
    ///
    /// - Throws: an error when the time for the request has ended.
    mutating func append(_ table: HTMLTable) throws {
        text += "<div class=\"table\"><table>\n<thead><tr>"
        for name in table.head {
            text += "<th scope=\"col\">"
            append(escaping: name)
            text += "</th>"
        }
        text += "</tr></thead>\n<tbody>\n"
        for row in table.rows {
            try ReadBudget.check()
            text += "<tr>"
            for cell in row.cells { try append(cell) }
            text += "</tr>\n"
        }
        text += "</tbody>\n</table></div>\n"
    }

    private mutating func append(_ cell: HTMLTable.Cell) throws {
        if cell.isName { return append(name: cell) }
        text += cell.isNumber ? "<td class=\"number\">" : "<td>"
        if let href = cell.href {
            text += "<a href=\""
            append(escaping: address(href))
            text += "\">"
            append(escaping: cell.text)
            text += "</a>"
        } else {
            append(escaping: cell.text)
        }
        for table in cell.nested { try append(table) }
        text += "</td>"
    }

    private mutating func append(name cell: HTMLTable.Cell) {
        text += "<th scope=\"row\">"
        append(escaping: cell.text)
        if let unit = cell.unit {
            text += " <span class=\"unit\">"
            append(escaping: unit)
            text += "</span>"
        }
        text += "</th>"
    }

    /// Appends text of the content or of an attribute.
    private mutating func append(escaping plain: String) {
        guard plain.utf8.contains(where: { Self.reserved.contains($0) }) else {
            text += plain
            return
        }
        for scalar in plain.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    private static let reserved = Array("&<>\"'".utf8)
}
