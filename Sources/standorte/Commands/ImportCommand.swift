internal import ArgumentParser
internal import SimpleFeatures
internal import InventoryExchange
internal import SiteInventory
internal import VectorIO
internal import Zukunftsstandorte

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Imports geodata into the inventory: all files, or none when one has an error.",
        discussion: """
            Formats: shapefile, GeoPackage, GeoJSON, FlatGeobuf, and CSV with well-known text or coordinates. A \
            feature updates the one with the same id; fields without a column and features that the files do not \
            contain stay unchanged. Files that were already imported are skipped. The collection follows from the \
            layer's name (standorte, teilflaechen, restriktionsflaechen, verkehrsprojekte, ...) or from --layer.
            """)

    @Argument(help: "Files, zip archives, or folders of both.")
    var paths: [String]

    @OptionGroup var inventory: InventoryOption
    @OptionGroup var language: LanguageOption

    @Option(
        name: .customLong("layer"),
        help: ArgumentHelp(
            "The collection of all layers (\(CollectionID.allCases.map(\.rawValue).joined(separator: ", "))), or a layer to import: its name, or NAME=collection. May be repeated.",
            valueName: "collection or name"))
    var layers: [LayerArgument] = []

    @Option(help: "The coordinate reference system, when the .prj is missing or wrong: EPSG:31466.")
    var crs: String?

    @Option(help: "The character encoding, when the file's declaration is missing or wrong: CP1252.")
    var encoding: String?

    @Option(
        name: .customLong("map"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "Map a column to a field of the inventory or to id; an empty name keeps it as an additional attribute.",
            valueName: "COLUMN=field"))
    var fieldMap: [FieldAssignment] = []

    @Option(
        name: .customLong("set"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "Set a field of the inventory for all rows that have no value of their own: severity=hard.",
            valueName: "field=VALUE"))
    var fieldValues: [FieldConstant] = []

    @Option(
        help: ArgumentHelp(
            "The source of the files. The options --layer, --crs, --encoding, --map and --set are saved and reused for its next delivery.",
            valueName: "name"))
    var source: String?

    @Option(
        help:
            "upsert: update or add features; append: only add features; replace: also end features missing in the layer."
    )
    var mode = ImportOptions.Mode.upsert

    @Flag(help: "Run the import without storing it. The report contains a token to commit this result.")
    var dryRun = false

    @Option(help: "Commit the result of the dry run with this token.")
    var token: String?

    @Flag(help: "Skip rows with errors and import the others.")
    var acceptPartial = false

    @Flag(help: "Accept geometry repairs that change an area by more than 1 %.")
    var acceptRepairs = false

    @Option(
        defaultAsFlag: ConfirmedOverlaps.reported, parsing: .next,
        help: ArgumentHelp(
            "Accept that these pairs of plots have reserved or sold the same land; without pairs, those that a dry run reports. Only with --dry-run, and then with its --token.",
            valueName: "P1~P2,P3~P4"))
    var confirmOverlap: ConfirmedOverlaps?

    @Flag(help: "Accept that ids pass to features of another name that lie elsewhere.")
    var confirmMoved = false

    @Flag(help: "Match features without an identifier by their area (more than 90 % overlap).")
    var matchGeometry = false

    @Flag(help: "Import files again that were already imported, to restore an older state.")
    var again = false

    @Option(help: "Also write the corrected layers to this file: a zip of shapefiles with the standard field names.")
    var corrected: String?

    @OptionGroup var kept: FileRetentionOptions

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Print every finding, and the encoding, the coordinate system and the columns of each layer.")
    var verbose = false

    func validate() throws {
        guard case .reported = confirmOverlap, !dryRun, token == nil else { return }
        throw ValidationError(
            "--confirm-overlap names pairs of plots: --confirm-overlap P1~P2,P3~P4. To confirm all pairs that a dry run reports, give it with --dry-run, and then with the --token of that dry run."
        )
    }

    func run() async throws {
        let (order, paths, retention) = (order, paths, kept.retention)
        let corrected = corrected.map { CorrectedFile(path: $0) }
        let bar = ProgressBar()
        let outcome: ImportOutcome
        do {
            outcome = try await Inventory.importing(
                into: inventory.inventory, fileReading: InventoryOption.fileReading
            ) { inventory in
                corrected?.begin(in: inventory.crs)
                var inventory = inventory
                inventory.fileRetention = retention
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
                    ? "Der Import wurde abgelehnt, es wurde nichts gespeichert. Bitte die Fehler beheben und erneut importieren."
                    : "The import was refused and nothing was stored. Correct the errors and import again.",
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
        for layer in layers {
            switch layer {
            case .collection(let collection): order.collection = collection
            case .layer(let choice): order.layers.append(choice)
            }
        }
        order.fieldValues = Dictionary(fieldValues.map { ($0.field, $0.value) }) { _, last in last }
        order.crs = crs
        order.encoding = encoding
        order.fieldMap = Dictionary(fieldMap.map { ($0.source, $0.target) }) { _, last in last }
        order.isDryRun = dryRun
        order.token = token
        order.options.mode = mode
        order.options.acceptsPartial = acceptPartial
        order.options.acceptsRepairs = acceptRepairs
        switch confirmOverlap {
        case .reported: order.options.confirmsOverlap = true
        case .pairs(let pairs): order.options.confirmedOverlaps = pairs
        case nil: break
        }
        order.options.confirmsMoves = confirmMoved
        order.options.matchesByGeometry = matchGeometry
        order.options.again = again
        order.options.source = source
        return order
    }
}
