import SiteInventory

extension FindingsPage {
    /// A table with a head (RFC 4180), one finding a line.
    ///
    /// With a byte order mark, without which spreadsheets take umlauts for something else.
    func csv(_ language: Language) -> [UInt8] {
        var csv = CSVText()
        for column in Self.columns { csv.append(cell: column.utf8) }
        csv.endLine()
        for finding in findings {
            for cell in Self.cells(finding, language) { csv.append(cell: Self.harmless(cell ?? "").utf8) }
            csv.endLine()
        }
        return Array("\u{FEFF}".utf8) + csv.bytes
    }

    private static let columns = [
        "severity", "code", "layer", "row", "id", "field", "value", "occurrences", "longitude", "latitude", "x", "y",
        "message", "action", "remedy",
    ]

    private static func cells(_ finding: Finding, _ language: Language) -> [String?] {
        let place = finding.place
        return [
            finding.severity.rawValue, finding.code.rawValue, finding.layer, finding.row.map(String.init),
            finding.featureID, finding.field, finding.value, String(finding.occurrences),
            place?.longitude.map(\.description), place?.latitude.map(\.description), place?.x.description,
            place?.y.description, finding.message[language], finding.action?[language], finding.remedy?[language],
        ]
    }

    private static func harmless(_ text: String) -> String { isFormula(text) ? "'\(text)" : text }

    /// Spreadsheets would run it, and the values come from files of strangers. A negative number is none.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return false }
        return Double(decimal: text) == nil
    }
}
