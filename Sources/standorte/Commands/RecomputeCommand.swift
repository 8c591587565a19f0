internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

struct RecomputeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recompute",
        abstract: "Computes all hectares and links from scratch.",
        discussion: """
            With --check nothing is stored: it proves that what is stored equals a computation from scratch, and names \
            what does not (exit code 65).
            """)

    @Flag(help: "Only compare with what is stored.")
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
                : "\(outcome.computed) features computed anew (as of \(outcome.judgedOn.text)), "
                    + "\(outcome.differing.count) differ")
        for feature in outcome.differing { Console.print("  \(feature)") }
        if check, !outcome.differing.isEmpty {
            throw CommandFailure(
                isGerman
                    ? "Gespeicherte Zahlen weichen ab. standorte recompute berechnet und speichert sie neu."
                    : "Stored figures differ. standorte recompute computes and stores them anew.", .dataRefused)
        }
    }
}
