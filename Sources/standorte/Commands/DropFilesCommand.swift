internal import ArgumentParser
internal import InventoryExchange
internal import SiteInventory
internal import Zukunftsstandorte

struct DropFilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop-files",
        abstract: "Removes the kept files of a reverted import from the inventory.",
        discussion: """
            The import and its reports stay, with the names and hashes of the files. A file that another import has, \
            which was not reverted, stays.
            """)

    @Argument(help: "The number of the import, from standorte imports.")
    var number: Int64

    @OptionGroup var inventory: InventoryOption
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let outcome: DroppedFiles
        do {
            outcome = try await inventory.open().dropFiles(ofImport: number)
        } catch let conflict as ImportConflict {
            throw CommandFailure(conflict.message[language.language], .dataRefused)
        }
        let german = language.language == .german
        for file in outcome.dropped {
            Console.print(german ? "\(file.name): gelöscht" : "\(file.name): dropped")
        }
        for file in outcome.inUse {
            Console.print(
                german
                    ? "\(file.name): bleibt, ein anderer Import hat dieselbe Datei"
                    : "\(file.name): stays, another import has the same file")
        }
        if outcome.dropped.isEmpty, outcome.inUse.isEmpty {
            Console.print(
                german ? "Import \(number) hat keine Dateien im Inventar." : "Import \(number) has no kept files.")
        }
    }
}
