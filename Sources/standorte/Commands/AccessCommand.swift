internal import ArgumentParser
internal import SimpleFeatures
internal import SiteInventory

struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Shows a site's links to road projects: documented ones and computed ones.")

    @Argument(help: "The site's id (S01), its name, or a part of its name.")
    var site: String

    @OptionGroup var reading: ReadingOption
    @OptionGroup var language: LanguageOption

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let wanted = site
        let report = try await reading.open(language.language).read { snapshot in
            let site = try snapshot.site(named: wanted)
            let links = try snapshot.features(in: .accessLinks, where: "site_id", equals: site.id.text)
            return AccessReport(site: site, links: try links.map { try AccessReport.Link($0, snapshot) })
        }
        if json {
            try printJSON(report)
        } else {
            Console.print(report.text(language.language))
        }
    }
}
