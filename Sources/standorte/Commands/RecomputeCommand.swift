internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

struct RecomputeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recompute",
        abstract: "Recomputes all hectares and access links.",
        discussion: """
            --check stores nothing. It checks the file, compares the stored figures with a new computation, and lists the \
            faults and the features that differ (exit code 65), as standorte check does.
            """)

    @Flag(help: "Only compare with the stored figures.")
    var check = false

    @OptionGroup var inventory: InventoryOption
    @OptionGroup var language: LanguageOption

    func run() async throws {
        if check {
            try inventory.checkFile(language.language)
            try await inventory.open().checkFigures(language.language)
        } else {
            Console.print(try await inventory.open().recompute().text(language.language))
        }
    }
}
