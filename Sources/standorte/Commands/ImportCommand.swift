internal import ArgumentParser
internal import SiteInventory

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Reads shapefiles into the inventory: all of them, or none when one has an error.",
        discussion: """
            A feature replaces the one with the same id, as far as the file has columns for it; what the files do not \
            name stays. The same bytes are imported once. What a layer holds is told from its name (standorte, teilflaechen, restriktionsflaechen, \
            verkehrsprojekte, ...), or with --layer.
            """)

    @Argument(help: "Shapefiles, zips of shapefiles, or folders of both.")
    var paths: [String]

    @OptionGroup var inventory: InventoryOption
    @OptionGroup var language: LanguageOption

    @Option(help: "What the layers hold: \(CollectionID.allCases.map(\.rawValue).joined(separator: ", ")).")
    var layer: CollectionID?

    @Option(help: "The coordinate reference system, where a .prj is missing or wrong: EPSG:31466.")
    var crs: String?

    @Option(help: "The character encoding, where a file does not tell or tells wrong: CP1252.")
    var encoding: String?

    @Flag(help: "Import what was imported before, to bring back an older state.")
    var again = false

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Print every finding, not only the first few of a kind.")
    var verbose = false

    func run() async throws {
        let layers = try paths.flatMap { path in
            try ImportSource(path: path, collection: layer, crs: crs, encoding: encoding).layers()
        }
        let outcome = try await inventory.importLayers(layers, again: again)
        if json {
            try printJSON(outcome.reports)
        } else {
            Console.print(outcome.text(language.language, verbose: verbose))
        }
        guard outcome.isKept else {
            throw CommandFailure(
                language.language == .german
                    ? "Der Import wurde abgelehnt, nichts wurde gespeichert. Bitte die Fehler beheben."
                    : "The import was refused and nothing was stored. Mend the errors and import again.",
                .dataRefused)
        }
    }
}
