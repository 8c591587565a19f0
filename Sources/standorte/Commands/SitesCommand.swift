internal import ArgumentParser
internal import SiteInventory

struct SitesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sites", abstract: "Lists the sites with their hectares and the nearest road project.")

    @OptionGroup var reading: ReadingOption
    @OptionGroup var language: LanguageOption

    @OptionGroup var asIf: ScenarioOption

    @Flag(help: "Print JSON: figures unrounded, unknown as null.")
    var json = false

    func run() async throws {
        let store = try await reading.open(language.language)
        let (crs, asIf) = (store.crs, asIf)
        let report = try await store.read { snapshot in
            let scenario = try asIf.scenario(snapshot)
            let sites = try ScenarioSites(snapshot, scenario, crs: crs)
            var rows: [SiteRow] = []
            try sites.forEachSite { rows.append(SiteRow($0)) }
            return SitesReport(
                assumption: sites.assumption, sites: rows,
                totals: try GroupedTotals(snapshot, crs: crs, scenario: scenario).total)
        }
        if json {
            try printJSON(report)
        } else {
            if let assumption = report.assumption { Console.print(assumption.text[language.language] + "\n") }
            Console.print(report.sites.table(language.language, totals: report.totals))
        }
    }
}

/// What `standorte sites --json` prints.
private struct SitesReport: Encodable {
    var assumption: Assumption?
    var sites: [SiteRow]
    var totals: Totals
}
