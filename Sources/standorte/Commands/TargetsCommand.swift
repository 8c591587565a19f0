internal import ArgumentParser
internal import SiteInventory

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
        let source = try await reading.open(language.language)
        let (crs, asIf) = (source.crs, asIf)
        let report = try await source.read { try TargetReport($0, crs: crs, scenario: asIf.scenario($0)) }
        if json {
            try printJSON(report)
        } else {
            Console.print(report.text(language.language, all: all))
        }
    }
}
