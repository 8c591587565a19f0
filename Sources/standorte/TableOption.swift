internal import ArgumentParser

/// What a table is printed as.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}

/// `--format`, and `--json` as with the other commands.
struct TableOption: ParsableArguments {
    @Option(help: "text, json (figures unrounded, unknown as null) or csv.")
    var format = TableFormat.text

    @Flag(help: "The same as --format json.")
    var json = false

    var wanted: TableFormat { json ? .json : format }
}
