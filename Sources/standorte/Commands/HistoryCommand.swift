internal import ArgumentParser
internal import SimpleFeatures
internal import SiteInventory

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
        let source = try await reading.open(language.language)
        let history = try await history(source)
        switch output.wanted {
        case .json: try printJSON(history)
        case .csv: Console.write(bytes: history.csv)
        case .text: Console.print(history.table(language.language))
        }
    }

    private func history(_ source: any FeatureSource) async throws -> FigureHistory {
        if let site {
            let id = try await source.read { try $0.site(named: site).id }
            guard let history = try await source.history(of: figure, ofSite: id) else {
                throw CommandFailure("\(site) has no history.", .noInput)
            }
            return history
        }
        let queries = [("municipality", municipality), ("competence_field", field)].compactMap { name, word in
            word.map { FeatureQuery(.sites, where: name, is: $0) }
        }
        return try await source.history(of: figure, of: queries.first ?? FeatureQuery(.sites))
    }
}
