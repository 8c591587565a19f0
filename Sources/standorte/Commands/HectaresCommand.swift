internal import ArgumentParser
internal import SimpleFeatures
internal import SiteInventory
internal import Zukunftsstandorte

struct HectaresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hectares",
        abstract: "Shows the hectares of a site step by step, from gross to available.",
        discussion: """
            --evidence writes the inputs and figures to a zip archive for checking by third parties. --verify compares \
            the archive's hashes and recomputes the figures (exit code 65 when they differ).
            """)

    @Argument(help: "The id of the site (S01), its name, or a part of its name.")
    var site: String?

    @OptionGroup var reading: ReadOptions
    @OptionGroup var language: LanguageOption
    @OptionGroup var scenarioOptions: ScenarioOptions

    @Option(help: "The output format: text, json (null for unknown), geojson (the land of each step) or csv.")
    var format = HectaresFormat.text

    @Flag(help: "Short form of --format json.")
    var json = false

    @Option(
        name: .customLong("estimate-net"),
        help: "Estimate unknown net hectares as this share of gross, such as 0.6. The output marks it as an estimate.")
    var netShare: Double?

    @Option(help: "Also write the evidence to this file: a zip archive of inputs, figures and hashes.")
    var evidence: String?

    @Option(help: "Verify the evidence in this file. Needs no site and no inventory.")
    var verify: String?

    func validate() throws {
        guard (site == nil) == (verify != nil) else {
            throw ValidationError("Name a site, or a file with --verify.")
        }
        if let netShare, NetFactor(netShare) == nil {
            throw ValidationError("--estimate-net \(netShare) is not a share between 0 and 1, such as 0.6.")
        }
    }

    func run() async throws {
        if let verify { return try EvidenceFile(path: verify).verify(language.language) }
        let wanted = site ?? ""
        let inventory = try await reading.open(language.language)
        let scenario = try await scenarioOptions.scenario(of: inventory)
        let factor = netShare.flatMap { NetFactor($0) }
        let account = try await inventory.hectares(of: wanted, scenario: scenario, netFactor: factor)
        let answer = account.rounded()
        switch json ? .json : format {
        case .text: Console.print(answer.text(language.language))
        case .json: try printJSON(answer)
        case .geoJSON: Console.write(bytes: try answer.geoJSON())
        case .csv: Console.write(bytes: answer.csv)
        }
        guard let evidence else { return }
        let question = HectaresRequest(account.inputs.site.feature.id, scenario: scenario, netFactor: factor)
        let files = try HectaresEvidence(account, question, program: Standorte.configuration.version)
        try EvidenceFile(path: evidence).write(files)
    }
}

/// The output format of a hectares statement.
enum HectaresFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
    case geoJSON = "geojson"
    case csv
}
