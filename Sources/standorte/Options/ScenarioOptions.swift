internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

/// `--available-by` and `--open`: assumptions for a computation. Nothing is stored.
struct ScenarioOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Assume this year, with every road open whose target year is this year or earlier.",
            valueName: "year"))
    var availableBy: Int?

    @Option(
        name: .customLong("open"),
        help: ArgumentHelp(
            "Assume that these road projects or sections are open: R04 or R04-N,R06.", valueName: "roads"))
    var openRoads: [String] = []

    func validate() throws {
        guard let availableBy, !Scenario.years.contains(availableBy) else { return }
        throw ValidationError("--available-by \(availableBy) is not a year such as 2030.")
    }

    /// The scenario for the options.
    ///
    /// - Throws: `ScenarioError` for an unknown road.
    func scenario(of inventory: any ReadableInventory) async throws -> Scenario {
        let roads = openRoads.flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
        return try await inventory.scenario(availableBy: availableBy, open: roads)
    }
}
