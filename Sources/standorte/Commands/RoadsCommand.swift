internal import ArgumentParser
internal import SimpleFeatures
internal import SiteInventory
internal import Zukunftsstandorte

struct RoadsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roads",
        abstract: "Shows how many hectares become available with each road project, and when.",
        discussion: """
            Hectares wait for a road when a plot names the road as its condition. Sites newly in range of a junction \
            are found by straight-line distance, or by driving time with --within-minutes. Being in range does not \
            mean that a site is connected.
            """)

    @Argument(help: "Show only this road project (R04), with the sites that wait for it.")
    var road: String?

    @Option(
        name: .customLong("within"),
        help: ArgumentHelp(
            "The range of a junction in a straight line (default: 3000).", valueName: "metres"))
    var withinMetres: Double?

    @Option(
        help: ArgumentHelp("The range of a junction as driving time; needs a road network.", valueName: "minutes"))
    var withinMinutes: Double?

    @OptionGroup var reading: ReadOptions
    @OptionGroup var language: LanguageOption

    @Flag(help: "Print JSON: null for unknown.")
    var json = false

    @Flag(help: "Print CSV, with a row for each project and section.")
    var csv = false

    func validate() throws {
        for distance in [withinMetres, withinMinutes].compactMap(\.self) where !(0...1_000_000).contains(distance) {
            throw ValidationError(
                "\(distance) is not a distance in metres such as 3000 or a time in minutes such as 10.")
        }
        guard withinMetres == nil || withinMinutes == nil else {
            throw ValidationError("--within and --within-minutes exclude each other.")
        }
        guard !json || !csv else { throw ValidationError("--json and --csv exclude each other.") }
    }

    private var limit: AccessibilityGain.Limit {
        withinMinutes.map { .minutes($0) } ?? withinMetres.map { .metres($0) } ?? .usual
    }

    func run() async throws {
        let effects = try await reading.open(language.language).roadEffects(of: road, within: limit)
        if json {
            if road != nil, let effect = effects.projects.first { return try printJSON(effect) }
            return try printJSON(effects)
        }
        if csv { return Console.write(bytes: effects.csv) }
        Console.print(road == nil ? effects.text(language.language) : effects.details(language.language))
    }
}
