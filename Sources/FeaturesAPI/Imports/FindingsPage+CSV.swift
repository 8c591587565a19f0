import SiteInventory

extension FindingsPage {
    /// A table with a head (RFC 4180), one finding a line.
    ///
    /// With a byte order mark, without which spreadsheets take umlauts for something else.
    func csv(_ language: Language) -> [UInt8] {
        var text = "\u{FEFF}" + Self.columns.joined(separator: ",") + "\r\n"
        for finding in findings {
            text += Self.cells(finding, language).map(Self.cell).joined(separator: ",") + "\r\n"
        }
        return Array(text.utf8)
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

    private static func cell(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        let harmless = isFormula(text) ? "'\(text)" : text
        guard harmless.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else {
            return harmless
        }
        return "\"\(harmless.replacing("\"", with: "\"\""))\""
    }

    /// Spreadsheets would run it, and the values come from files of strangers. A negative number is none.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return false }
        return Double(decimal: text) == nil
    }
}
