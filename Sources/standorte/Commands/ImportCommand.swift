internal import ArgumentParser
internal import SimpleFeatures
internal import InventoryExchange
internal import SiteInventory
internal import VectorIO
internal import Zukunftsstandorte

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Reads planners' files into the inventory: all of them, or none when one has an error.",
        discussion: """
            Shapefiles, GeoPackages, GeoJSON, FlatGeobuf, and CSV with well-known text or coordinates. A feature \
            replaces the one with the same id, as far as the file has columns for it; what the files do not name stays. \
            The same bytes are imported once. What a layer holds is told from its name (standorte, teilflaechen, \
            restriktionsflaechen, verkehrsprojekte, ...), or with --layer.
            """)

    @Argument(help: "Files, zips of them, or folders of both.")
    var paths: [String]

    @OptionGroup var inventory: InventoryOption
    @OptionGroup var language: LanguageOption

    @Option(help: "What the layers hold: \(CollectionID.allCases.map(\.rawValue).joined(separator: ", ")).")
    var layer: CollectionID?

    @Option(help: "The coordinate reference system, where a .prj is missing or wrong: EPSG:31466.")
    var crs: String?

    @Option(help: "The character encoding, where a file does not tell or tells wrong: CP1252.")
    var encoding: String?

    @Option(
        name: .customLong("map"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "What a field of the file is: a field of ours, id, or nothing to keep it as it is.", valueName: "FIELD=name"
        ))
    var fieldMap: [FieldAssignment] = []

    @Option(
        help: ArgumentHelp(
            "Whose the files are: what is said of them is saved, and said again for the next delivery of the same.",
            valueName: "name"))
    var source: String?

    @Option(
        help: "upsert: replace features by id; append: only new ones; replace: and end what the layer does not name.")
    var mode = ImportOptions.Mode.upsert

    @Flag(help: "Do everything but keep it: the same report, and a token to commit exactly this with.")
    var dryRun = false

    @Option(help: "Commit exactly what the dry run with this token did.")
    var token: String?

    @Flag(help: "Leave rows with errors out, and keep the rest.")
    var acceptPartial = false

    @Flag(help: "Keep repairs of geometry that change an area by more than 1 %.")
    var acceptRepairs = false

    @Flag(help: "Reserve or sell land that another plot has reserved or sold already.")
    var confirmOverlap = false

    @Flag(help: "Recognise features without an identifier by the land that they cover (more than 90 %).")
    var matchGeometry = false

    @Flag(help: "Import what was imported before, to bring back an older state.")
    var again = false

    @Option(help: "Write the layers as they are kept or would be: a zip of shapefiles, mended, with fixed names.")
    var corrected: String?

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Print every finding, not only the first few of a kind.")
    var verbose = false

    func run() async throws {
        let (order, paths) = (order, paths)
        let corrected = corrected.map { CorrectedFile(path: $0) }
        let bar = ProgressBar()
        let outcome: ImportOutcome
        do {
            outcome = try await Inventory.importing(
                into: inventory.inventory, fileReading: InventoryOption.fileReading
            ) { inventory in
                corrected?.begin(in: inventory.crs)
                return try await inventory.importFiles(
                    at: paths, as: order, progress: bar.show, onFeature: { try corrected?.add($0, $1) })
            }
            bar.clear()
        } catch let conflict as ImportConflict {
            bar.clear()
            throw CommandFailure(conflict.message[language.language], .dataRefused)
        } catch let fault as SourceFault {
            bar.clear()
            throw CommandFailure(Finding.of(fault).text[language.language], .noInput)
        }
        if json {
            try printJSON(outcome)
        } else {
            Console.print(outcome.text(language.language, verbose: verbose))
        }
        if let corrected { try write(corrected, outcome) }
        guard !outcome.isRefused else {
            throw CommandFailure(
                language.language == .german
                    ? "Der Import wurde abgelehnt, nichts wurde gespeichert. Bitte die Fehler beheben."
                    : "The import was refused and nothing was stored. Mend the errors and import again.",
                .dataRefused)
        }
    }

    private func write(_ corrected: CorrectedFile, _ outcome: ImportOutcome) throws {
        do {
            let written = try corrected.write(outcome.reports)
            if !json { Console.print(corrected.text(written, language.language)) }
        } catch let error as ExportError {
            throw CommandFailure(error.message[language.language], .dataRefused)
        } catch let error as VectorIOError {
            throw CommandFailure(error.description, .cannotCreate)
        }
    }

    private var order: ImportOrder {
        var order = ImportOrder()
        order.collection = layer
        order.crs = crs
        order.encoding = encoding
        order.fieldMap = Dictionary(fieldMap.map { ($0.source, $0.target) }) { _, last in last }
        order.isDryRun = dryRun
        order.token = token
        order.options.mode = mode
        order.options.acceptsPartial = acceptPartial
        order.options.acceptsRepairs = acceptRepairs
        order.options.confirmsOverlap = confirmOverlap
        order.options.matchesByGeometry = matchGeometry
        order.options.again = again
        order.options.source = source
        return order
    }
}

/// `FIELD=name`, as it is typed.
struct FieldAssignment: ExpressibleByArgument {
    var source: String
    var target: String

    init?(argument: String) {
        guard let separator = argument.lastIndex(of: "="), separator > argument.startIndex else { return nil }
        source = String(argument[..<separator])
        target = String(argument[argument.index(after: separator)...])
    }
}
