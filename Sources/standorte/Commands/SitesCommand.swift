internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

struct SitesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sites", abstract: "Lists the sites with their hectares and the nearest road project.")

    @OptionGroup var reading: ReadOptions
    @OptionGroup var language: LanguageOption

    @OptionGroup var scenarioOptions: ScenarioOptions

    @Flag(help: "Print JSON: null for unknown.")
    var json = false

    func run() async throws {
        let inventory = try await reading.open(language.language)
        let report = try await inventory.siteList(scenario: scenarioOptions.scenario(of: inventory))
        if json {
            try printJSON(report)
        } else {
            if let assumption = report.assumption { Console.print(assumption.text[language.language] + "\n") }
            Console.print(report.sites.table(language.language, totals: report.totals))
        }
    }
}
