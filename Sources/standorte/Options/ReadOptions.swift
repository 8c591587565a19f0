internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

/// `--inventory` and `--as-of`: the inventory and the recorded time that a command reads.
struct ReadOptions: ParsableArguments {
    @OptionGroup var inventory: InventoryOption

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Read the inventory as recorded at this time: a date such as 2026-06-30 (end of the day, UTC), or an RFC 3339 time.",
            valueName: "time"))
    var asOf: String?

    func validate() throws { _ = try time() }

    private func time() throws -> RecordedTime? {
        do {
            return try asOf.map { try RecordedTime($0) }
        } catch let error as RecordedTimeError {
            throw ValidationError("--as-of \(error.message.en)")
        }
    }

    /// Opens the inventory, or its state at the time of `--as-of`.
    ///
    /// - Throws: `InventoryError` when the inventory does not exist.
    func open(_ language: Language = .english) async throws -> any ReadableInventory {
        let inventory = try await inventory.open()
        guard let time = try time() else { return inventory }
        let past = try await inventory.recorded(at: time)
        if let emptiness = past.recordedState.emptiness { Console.error(emptiness[language]) }
        return past
    }
}
