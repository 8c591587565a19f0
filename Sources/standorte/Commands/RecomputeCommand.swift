internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

struct RecomputeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recompute",
        abstract: "Recomputes all hectares and access links.",
        discussion: """
            --check stores nothing. It compares the stored figures with a new computation and lists the features that \
            differ (exit code 65).
            """)

    @Flag(help: "Only compare with the stored figures.")
    var check = false

    @OptionGroup var inventory: InventoryOption
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let outcome = try await inventory.open().recompute(onlyChecks: check)
        let isGerman = language.language == .german
        Console.print(
            isGerman
                ? "\(outcome.computed) Objekte neu berechnet (Stand \(outcome.judgedOn.text)), "
                    + "\(outcome.differing.count) Abweichungen"
                : "\(outcome.computed) features recomputed (as of \(outcome.judgedOn.text)), "
                    + "\(outcome.differing.count) differ")
        for feature in outcome.differing { Console.print("  \(feature)") }
        if check, !outcome.differing.isEmpty {
            throw CommandFailure(
                isGerman
                    ? "Gespeicherte Werte weichen ab. Mit standorte recompute neu berechnen und speichern."
                    : "Stored figures differ. Recompute and store them with: standorte recompute", .dataRefused)
        }
    }
}
