internal import ArgumentParser
internal import SimpleFeatures
internal import SiteInventory
internal import Zukunftsstandorte

struct RoadsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roads",
        abstract: "Shows which road project frees how many hectares, and when.",
        discussion: """
            Hectares wait for a road when a plot names it as its condition: somebody's word. Which sites a road brings \
            near a junction is measured in a straight line, and tells nothing of a connection.
            """)

    @Argument(help: "Only this road project (R04), with the sites that wait for it.")
    var road: String?

    @Option(
        name: .customLong("within"),
        help: ArgumentHelp(
            "What counts as near a junction, in a straight line (default: 3000).", valueName: "metres"))
    var within_m: Double?

    @Option(help: ArgumentHelp("What counts as near by road, where a network is loaded.", valueName: "minutes"))
    var withinMinutes: Double?

    @OptionGroup var reading: ReadingOption
    @OptionGroup var language: LanguageOption

    @Flag(help: "Print JSON: figures unrounded, unknown as null.")
    var json = false

    @Flag(help: "Print a table as CSV, a line for each project and section.")
    var csv = false

    func validate() throws {
        for distance in [within_m, withinMinutes].compactMap(\.self) where !(0...1_000_000).contains(distance) {
            throw ValidationError("\(distance) is no distance in metres like 3000, and no time in minutes like 10.")
        }
        guard within_m == nil || withinMinutes == nil else {
            throw ValidationError("--within and --within-minutes: choose one.")
        }
        guard !json || !csv else { throw ValidationError("--json and --csv: choose one.") }
    }

    private var limit: AccessibilityGain.Limit {
        withinMinutes.map { .minutes($0) } ?? within_m.map { .metres($0) } ?? .usual
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
