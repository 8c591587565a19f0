internal import InventoryExchange
internal import SiteInventory

extension ExportOutcome {
    /// The layers written, and the information that the format cannot store.
    func text(_ language: Language, file: String?) -> String {
        let german = language == .german
        let written = layers.map { "\($0.name) (\($0.features))" }.joined(separator: ", ")
        let system = crs.map { ", \($0)" } ?? ""
        var lines = file.map { ["\($0): \(written)\(system)"] } ?? []
        if losses.isEmpty {
            lines.append(german ? "Keine Information ging verloren." : "No information was lost.")
        } else {
            lines.append(german ? "Im Format nicht darstellbar:" : "Not stored by the format:")
            lines += losses.map { "  \($0.text[language])" }
        }
        return lines.joined(separator: "\n")
    }
}
