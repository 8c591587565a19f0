internal import ArgumentParser
internal import InventoryExchange
internal import SiteInventory
internal import Zukunftsstandorte

struct RevertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revert",
        abstract: "Takes an import back: what it changed is again as it was before.",
        discussion: """
            Nothing is deleted: the former state comes back as a new version. Refused when something that the import \
            brought was changed since; take the later imports back first.
            """)

    @Argument(help: "The import's number, as standorte imports lists it.")
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
                : "Import \(number) taken back (version \(outcome.version)): \(outcome.restored) restored, "
                    + "\(outcome.ended) ended, available \(sign)\(available) ha")
    }
}
