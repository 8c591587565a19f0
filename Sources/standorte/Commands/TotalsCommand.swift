internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

struct TotalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "totals", abstract: "Adds the hectares of the sites up, in groups, land that several cover once.")

    @Option(help: "Groups: \(SiteGrouping.words.joined(separator: ", ")).")
    var by: SiteGrouping?

    @OptionGroup var reading: ReadingOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var asIf: ScenarioOption
    @OptionGroup var output: TableOption

    func run() async throws {
        let inventory = try await reading.open(language.language)
        let totals = try await inventory.totals(by: by, scenario: asIf.scenario(of: inventory))
        switch output.wanted {
        case .json: try printJSON(totals)
        case .csv: Console.write(bytes: totals.csv)
        case .text: Console.print(totals.table(language.language))
        }
    }
}
