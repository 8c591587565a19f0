internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

struct TargetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets", abstract: "Shows the agreement's targets beside what the inventory has.")

    @OptionGroup var reading: ReadingOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var asIf: ScenarioOption

    @Flag(help: "Also list what says nothing about sites, and what was no target.")
    var all = false

    @Flag(help: "Print JSON: all of them, figures unrounded, unknown as null.")
    var json = false

    func run() async throws {
        let inventory = try await reading.open(language.language)
        let report = try await inventory.targets(scenario: asIf.scenario(of: inventory))
        if json {
            try printJSON(report)
        } else {
            Console.print(report.text(language.language, all: all))
        }
    }
}
