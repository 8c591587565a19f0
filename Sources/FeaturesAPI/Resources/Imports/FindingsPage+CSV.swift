import Codecs
import SimpleFeatures
import InventoryExchange
import SiteInventory

extension FindingsPage {
    /// A table with a head, one finding a line.
    func csv(_ language: Language) -> [UInt8] {
        CSVTable(columns: Self.columns, rows: findings.map { Self.cells($0, language) }).bytes
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
}
