internal import InventoryExchange
internal import SiteInventory
internal import Zukunftsstandorte

extension CorrectedFile {
    /// A message about the files written.
    func text(_ outcomes: [ExportOutcome], _ language: Language) -> String {
        guard outcomes.isEmpty else {
            return outcomes.map { $0.text(language, file: path) }.joined(separator: "\n")
        }
        return language == .german
            ? "\(path): nicht geschrieben, keine Zeile wurde übernommen."
            : "\(path): not written, no row was accepted."
    }
}
