internal import SiteInventory

/// The text file that a zip of shapefiles contains. It explains the columns and lists the losses.
enum ExportNote {
    /// The name of the file. Imports ignore it.
    static let name = "LIESMICH.txt"

    /// Returns the text in German, then in English. Lines end with CR LF, for Windows.
    static func text(of outcomes: [ExportOutcome], on day: CalendarDay) -> String {
        (lines(outcomes, day, .german) + ["", "--", ""] + lines(outcomes, day, .english)).joined(separator: "\r\n")
            + "\r\n"
    }

    private static func lines(_ outcomes: [ExportOutcome], _ day: CalendarDay, _ language: Language) -> [String] {
        let german = language == .german
        let head =
            german
            ? "Ausgegeben am \(day.text) aus dem Inventar der Zukunftsstandorte. Text in UTF-8."
            : "Exported on \(day.text) from the inventory of future business sites. Text in UTF-8."
        return [head] + outcomes.flatMap { $0.lines(language) }
    }
}

extension ExportOutcome {
    fileprivate func lines(_ language: Language) -> [String] {
        let german = language == .german
        var lines = [""]
        lines += layers.map { "\($0.name): \($0.features) \(german ? "Objekte" : "features")" }
        if let crs { lines.append((german ? "Koordinatensystem: " : "Reference system: ") + crs) }
        lines += ["", german ? "Spalten:" : "Columns:"]
        lines += columns.map { column in
            let unit = column.unit.map { $0 == "year" ? "" : " [\($0)]" } ?? ""
            let computed =
                column.isComputed ? (german ? ", berechnet, wird nicht eingelesen" : ", computed, not imported") : ""
            return "  \(column.name): \(column.title[language])\(unit) (\(column.field)\(computed))"
        }
        lines += ["", german ? "Im Format nicht darstellbar:" : "Not stored by the format:"]
        lines += losses.isEmpty ? [german ? "  nichts" : "  nothing"] : losses.map { "  \($0.text[language])" }
        return lines
    }
}
