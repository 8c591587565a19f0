internal import ArgumentParser
internal import SiteInventory
internal import Zukunftsstandorte

/// Which inventory a command reads, and as of when.
struct ReadingOption: ParsableArguments {
    @OptionGroup var inventory: InventoryOption

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The inventory as it was known then: 2026-06-30, which is the end of that day in UTC, or a time of RFC 3339.",
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

    /// Opens the inventory, which must exist.
    func open(_ language: Language = .english) async throws -> any ReadableInventory {
        let inventory = try await inventory.open()
        guard let time = try time() else { return inventory }
        let past = try await inventory.recorded(at: time)
        if let emptiness = past.recordedState.emptiness { Console.error(emptiness[language]) }
        return past
    }
}
