internal import ArgumentParser
internal import SimpleFeatures
internal import SiteInventory
internal import Zukunftsstandorte

struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Shows when a figure changed, and by which import.",
        discussion: """
            Of several sites, land that more than one of them covers counts once, as in totals; which sites belong to a town or \
            a field is looked up at each version.
            """)

    @Option(help: ArgumentHelp("A site's id (S01), its name, or a part of its name.", valueName: "site"))
    var site: String?

    @Option(help: "The sites of this municipality.")
    var municipality: String?

    @Option(help: "The sites of this competence field.")
    var field: String?

    @Option(help: "Which figure: \(HectaresFigure.words.joined(separator: ", ")).")
    var figure = HectaresFigure.available

    @OptionGroup var reading: ReadingOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var output: TableOption

    func validate() throws {
        guard [site, municipality, field].compactMap(\.self).count <= 1 else {
            throw ValidationError("Name a site, a municipality or a field, or none of them for all sites.")
        }
    }

    func run() async throws {
        let history = try await history(reading.open(language.language))
        switch output.wanted {
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
