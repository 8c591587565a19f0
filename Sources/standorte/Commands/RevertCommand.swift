internal import ArgumentParser
internal import InventoryExchange
internal import SiteInventory
internal import Zukunftsstandorte

struct RevertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revert",
        abstract: "Reverts an import: restores the features that it changed.",
        discussion: """
            The previous state is stored as a new version; the history is kept. A revert is refused when features of \
            the import were changed later. Revert the later imports first.
            """)

    @Argument(help: "The number of the import, from standorte imports.")
    var number: Int64

    @OptionGroup var inventory: InventoryOption
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let outcome: RevertOutcome
        do {
            outcome = try await inventory.open().revertImport(number)
        } catch let conflict as ImportConflict {
            throw CommandFailure(conflict.message[language.language], .dataRefused)
        }
        let available = outcome.hectaresChange.availableHectares.text(language.language, decimals: 2)
        let sign = outcome.hectaresChange.availableHectares < 0 ? "" : "+"
        Console.print(
            language.language == .german
                ? "Import \(number) zurückgenommen (Version \(outcome.version)): \(outcome.restored) wiederhergestellt, "
                    + "\(outcome.ended) beendet, verfügbar \(sign)\(available) ha"
                : "Import \(number) reverted (version \(outcome.version)): \(outcome.restored) restored, "
                    + "\(outcome.ended) ended, available \(sign)\(available) ha")
    }
}
