internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

struct TargetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets", abstract: "Compares the targets of the agreement with the inventory.")

    @OptionGroup var reading: ReadOptions
    @OptionGroup var language: LanguageOption
    @OptionGroup var scenarioOptions: ScenarioOptions

    @Flag(help: "Also list values that do not concern sites or are not targets.")
    var all = false

    @Flag(help: "Print all values as JSON: null for unknown.")
    var json = false

    func run() async throws {
        let inventory = try await reading.open(language.language)
        let report = try await inventory.targets(scenario: scenarioOptions.scenario(of: inventory))
        if json {
            try printJSON(report)
        } else {
            Console.print(report.text(language.language, all: all))
        }
    }
}
