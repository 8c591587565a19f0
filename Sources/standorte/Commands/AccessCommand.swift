internal import ArgumentParser
internal import SimpleFeatures
internal import SiteInventory
internal import Zukunftsstandorte

struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Shows whether a site is connected, what it waits for, and its links to roads."
    )

    @Argument(help: "The site's id (S01), its name, or a part of its name.")
    var site: String

    @OptionGroup var reading: ReadingOption
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
