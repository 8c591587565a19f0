internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

struct TotalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "totals",
        abstract: "Sums the hectares of the sites by group. Land that several sites cover counts once.")

    @Option(help: "The grouping: \(SiteGrouping.words.joined(separator: ", ")).")
    var by: SiteGrouping?

    @OptionGroup var reading: ReadOptions
    @OptionGroup var language: LanguageOption
    @OptionGroup var scenarioOptions: ScenarioOptions
    @OptionGroup var output: OutputFormatOption

    func run() async throws {
        let inventory = try await reading.open(language.language)
        let totals = try await inventory.totals(by: by, scenario: scenarioOptions.scenario(of: inventory))
        switch output.selected {
        case .json: try printJSON(totals)
        case .csv: Console.write(bytes: totals.csv)
        case .text: Console.print(totals.table(language.language))
        }
    }
}
