internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

struct SitesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sites", abstract: "Lists the sites with their hectares and the nearest road project.")

    @OptionGroup var reading: ReadingOption
    @OptionGroup var language: LanguageOption

    @OptionGroup var asIf: ScenarioOption

    @Flag(help: "Print JSON: figures unrounded, unknown as null.")
    var json = false

    func run() async throws {
        let inventory = try await reading.open(language.language)
        let report = try await inventory.siteList(scenario: asIf.scenario(of: inventory))
        if json {
            try printJSON(report)
        } else {
            if let assumption = report.assumption { Console.print(assumption.text[language.language] + "\n") }
            Console.print(report.sites.table(language.language, totals: report.totals))
        }
    }
}
