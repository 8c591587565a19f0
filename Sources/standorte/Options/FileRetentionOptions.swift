internal import ArgumentParser
internal import InventoryExchange

/// The limits for kept files of `import` and `serve`.
struct FileRetentionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The maximum size of all imported files that the inventory keeps, in bytes or with KiB, MiB or GiB after the number (default: no limit).",
            valueName: "bytes"))
    var maxKeptFiles: ByteCount?

    @Option(
        help: ArgumentHelp(
            "The number of days for which the inventory keeps an imported file (default: no limit).",
            valueName: "days"))
    var keepFilesDays: Int?

    func validate() throws {
        guard keepFilesDays ?? 0 >= 0 else { throw ValidationError("--keep-files-days must not be negative.") }
    }

    var retention: FileRetention { FileRetention(maximumBytes: maxKeptFiles?.bytes, maximumDays: keepFilesDays) }
}
