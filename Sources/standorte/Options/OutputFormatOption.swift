internal import ArgumentParser

/// The output format of a table.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}

/// `--format`, and `--json` as a short form.
struct OutputFormatOption: ParsableArguments {
    @Option(help: "The output format: text, json (null for unknown) or csv.")
    var format = OutputFormat.text

    @Flag(help: "Short form of --format json.")
    var json = false

    /// The format that the two options select.
    var selected: OutputFormat { json ? .json : format }
}
