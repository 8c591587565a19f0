internal import InventoryExchange
internal import SiteInventory

extension ExportOutcome {
    /// What was written, and what the format could not hold, in words.
    func text(_ language: Language, file: String?) -> String {
        let german = language == .german
        let written = layers.map { "\($0.name) (\($0.features))" }.joined(separator: ", ")
        let system = crs.map { ", \($0)" } ?? ""
        var lines = file.map { ["\($0): \(written)\(system)"] } ?? []
        if losses.isEmpty {
            lines.append(german ? "Nichts ging verloren." : "Nothing was lost.")
        } else {
            lines.append(german ? "Was das Format nicht fassen konnte:" : "What the format could not hold:")
            lines += losses.map { "  \($0.text[language])" }
        }
        return lines.joined(separator: "\n")
    }
}
