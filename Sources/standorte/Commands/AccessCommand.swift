internal import ArgumentParser
internal import SimpleFeatures
internal import SiteInventory
internal import Zukunftsstandorte

struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Shows the connection of a site, the roads it waits for, and its access links.")

    @Argument(help: "The id of the site (S01), its name, or a part of its name.")
    var site: String

    @OptionGroup var reading: ReadOptions
    @OptionGroup var language: LanguageOption

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let report = try await reading.open(language.language).access(of: site)
        if json {
            try printJSON(report)
        } else {
            Console.print(report.text(language.language))
        }
    }
}
