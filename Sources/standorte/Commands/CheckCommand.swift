internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks the file of the inventory, and all stored figures.",
        discussion: """
            Checks the pages and indexes of the file, its spatial indexes, references and derived tables, and compares the \
            stored figures with a new computation. Stores nothing. Faults are listed (exit code 65).
            """)

    @OptionGroup var inventory: InventoryOption
    @OptionGroup var language: LanguageOption

    func run() async throws {
        try inventory.checkFile(language.language)
        try await inventory.open().checkFigures(language.language)
    }
}

extension InventoryOption {
    /// Lists the faults of the file.
    ///
    /// - Throws: ``CommandFailure`` when there are any.
    func checkFile(_ language: Language) throws {
        let faults = try Inventory.faults(inFileAt: inventory)
        for fault in faults { Console.print("\(fault.check.title[language]): \(fault.detail)") }
        guard !faults.isEmpty else { return }
        throw CommandFailure(
            language == .german
                ? "Die Datei des Inventars hat Fehler. Bitte eine Sicherung wiederherstellen."
                : "The file of the inventory has faults. Restore a backup.", .dataRefused)
    }
}

extension Inventory {
    /// Compares the stored figures with a new computation, and lists those that differ.
    ///
    /// - Throws: ``CommandFailure`` when there are any.
    func checkFigures(_ language: Language) async throws {
        let outcome = try await recompute(onlyChecks: true)
        Console.print(outcome.text(language))
        guard !outcome.differing.isEmpty else { return }
        throw CommandFailure(
            language == .german
                ? "Gespeicherte Werte weichen ab. Mit standorte recompute neu berechnen und speichern."
                : "Stored figures differ. Recompute and store them with: standorte recompute", .dataRefused)
    }
}

extension RecomputeOutcome {
    /// The number of features, and those that differ.
    func text(_ language: Language) -> String {
        let summary =
            language == .german
            ? "\(computed) Objekte neu berechnet (Stand \(judgedOn.text)), \(differing.count) Abweichungen"
            : "\(computed) features recomputed (as of \(judgedOn.text)), \(differing.count) differ"
        return ([summary] + differing.map { "  \($0)" }).joined(separator: "\n")
    }
}
