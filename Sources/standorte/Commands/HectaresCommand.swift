internal import ArgumentParser
internal import SimpleFeatures
internal import SiteInventory

struct HectaresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hectares", abstract: "Shows where every hectare of a site went, from gross to available.")

    @Argument(help: "The site's id (S01), its name, or a part of its name.")
    var site: String

    @OptionGroup var reading: ReadingOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var asIf: ScenarioOption

    @Flag(help: "Print JSON: figures unrounded, unknown as null.")
    var json = false

    func run() async throws {
        let store = try await reading.open(language.language)
        let (site, crs, asIf) = (site, store.crs, asIf)
        let statement = try await store.read { snapshot in
            try ScenarioSites(snapshot, asIf.scenario(snapshot), crs: crs)
                .statement(of: snapshot.site(named: site).id)
        }
        guard let statement else { throw CommandFailure("\(site) has no statement of hectares.", .noInput) }
        if json {
            try printJSON(statement)
        } else {
            Console.print(statement.text(language.language, year: CalendarDay.today.year))
        }
    }
}
