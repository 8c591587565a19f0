internal import ArgumentParser
internal import SiteInventory

struct SitesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sites", abstract: "Lists the sites with their hectares and the nearest road project.")

    @OptionGroup var inventory: InventoryOption
    @OptionGroup var language: LanguageOption

    @Flag(help: "Print JSON: figures unrounded, unknown as null.")
    var json = false

    func run() async throws {
        let store = try await inventory.open()
        let sites = try await store.read { try $0.features(in: .sites).map(SiteRow.init) }
        let totals = try await store.totals()
        if json {
            try printJSON(SitesReport(sites: sites, totals: totals))
        } else {
            Console.print(sites.table(language.language, totals: totals))
        }
    }
}

/// What `standorte sites --json` prints.
private struct SitesReport: Encodable {
    var sites: [SiteRow]
    var totals: Totals
}
