internal import ArgumentParser
internal import SimpleFeatures
internal import SiteInventory
internal import Zukunftsstandorte

struct HectaresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hectares",
        abstract: "Shows where every hectare of a site went, from gross to available.",
        discussion: """
            --evidence packs what the figures follow from into a zip that anybody can check: --verify compares its hashes \
            and computes the figures again (exit code 65 when they do not hold).
            """)

    @Argument(help: "The site's id (S01), its name, or a part of its name.")
    var site: String?

    @OptionGroup var reading: ReadingOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var asIf: ScenarioOption

    @Option(help: "text, json (figures unrounded, unknown as null), geojson (the land of each step) or csv.")
    var format = HectaresFormat.text

    @Flag(help: "The same as --format json.")
    var json = false

    @Option(
        name: .customLong("estimate-net"),
        help: "Where net is unknown, estimate it as this share of gross, such as 0.6. Marked as an estimate.")
    var netShare: Double?

    @Option(help: "Also write a zip of inputs, waterfall and hashes, to compute the figures again from.")
    var evidence: String?

    @Option(help: "Check such a zip; no site and no inventory are needed.")
    var verify: String?

    func validate() throws {
        guard (site == nil) == (verify != nil) else {
            throw ValidationError("Name a site, or a zip with --verify.")
        }
        if let netShare, NetFactor(netShare) == nil {
            throw ValidationError("--estimate-net \(netShare) is no share; use a number such as 0.6, at most 1.")
        }
    }

    func run() async throws {
        if let verify { return try EvidenceFile(path: verify).verify(language.language) }
        let wanted = site ?? ""
        let inventory = try await reading.open(language.language)
        let scenario = try await asIf.scenario(of: inventory)
        let factor = netShare.flatMap { NetFactor($0) }
        let account = try await inventory.hectares(of: wanted, scenario: scenario, netFactor: factor)
        switch json ? .json : format {
        case .text: Console.print(account.text(language.language))
        case .json: try printJSON(account)
        case .geoJSON: Console.write(bytes: try account.geoJSON())
        case .csv: Console.write(bytes: account.csv)
        }
        guard let evidence else { return }
        let question = HectaresQuestion(account.inputs.site.feature.id, scenario: scenario, netFactor: factor)
        let files = try HectaresEvidence(account, question, program: Standorte.configuration.version)
        try EvidenceFile(path: evidence).write(files)
    }
}

/// What a statement of hectares is printed as.
enum HectaresFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
    case geoJSON = "geojson"
    case csv
}
