internal import ArgumentParser
internal import SimpleFeatures
internal import SiteInventory
internal import Zukunftsstandorte

struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Shows when a figure changed and which import changed it.",
        discussion: """
            Land that several sites cover counts once, as in totals. The sites of a municipality or a competence field \
            are those of each version.
            """)

    @Option(help: ArgumentHelp("The id of a site (S01), its name, or a part of its name.", valueName: "site"))
    var site: String?

    @Option(help: "All sites of this municipality.")
    var municipality: String?

    @Option(help: "All sites of this competence field.")
    var field: String?

    @Option(help: "The figure: \(SiteFigure.allValueStrings.joined(separator: ", ")).")
    var figure = SiteFigure.availableHectares

    @OptionGroup var reading: ReadOptions
    @OptionGroup var language: LanguageOption
    @OptionGroup var output: OutputFormatOption

    func validate() throws {
        guard [site, municipality, field].compactMap(\.self).count <= 1 else {
            throw ValidationError("--site, --municipality and --field exclude each other.")
        }
    }

    func run() async throws {
        let history = try await history(reading.open(language.language))
        switch output.selected {
        case .json: try printJSON(history)
        case .csv: Console.write(bytes: history.csv)
        case .text: Console.print(history.table(language.language))
        }
    }

    private func history(_ inventory: any ReadableInventory) async throws -> FigureHistory {
        if let site { return try await inventory.history(of: figure, ofSite: site) }
        let queries = [("municipality", municipality), ("competence_field", field)].compactMap { name, word in
            word.map { FeatureQuery(.sites, where: name, is: $0) }
        }
        return try await inventory.source.history(of: figure, of: queries.first ?? FeatureQuery(.sites))
    }
}
