internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

/// What the answer is to assume; nothing of it is stored.
struct ScenarioOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "As if this year had come, and with it every road whose target year it is, or an earlier one.",
            valueName: "year"))
    var availableBy: Int?

    @Option(
        name: .long,
        help: ArgumentHelp("As if these road projects or sections were open: R04 or R04-N,R06.", valueName: "roads"))
    var open: [String] = []

    func validate() throws {
        guard let availableBy, !Scenario.years.contains(availableBy) else { return }
        throw ValidationError("--available-by \(availableBy) is no year like 2030.")
    }

    /// - Throws: `ScenarioError` for a road that the inventory does not have.
    func scenario(of inventory: any ReadableInventory) async throws -> Scenario {
        let roads = open.flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
        return try await inventory.scenario(availableBy: availableBy, open: roads)
    }
}
