internal import ArgumentParser
internal import Zukunftsstandorte

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the inventory to another file, also while it is served.",
        discussion: """
            The copy is one complete file of one version. It is checked before it gets its name, and replaces an older \
            backup of that name in one step. To restore it, stop the server and copy the backup to the inventory's path.
            """)

    @Argument(help: "The file to write.")
    var file: String

    @OptionGroup var inventory: InventoryOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        try Inventory.backUp(inventory.inventory, to: file)
        Console.print(
            language.language == .german ? "\(file) geschrieben und geprüft" : "\(file) written and checked")
    }
}
