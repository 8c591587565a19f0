internal import ArgumentParser
internal import Foundation
internal import SimpleFeatures
internal import InventoryExchange
internal import SiteInventory
internal import Zukunftsstandorte
internal import VectorIO

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Exports a collection to a file.",
        discussion: """
            The report lists the information that the format cannot store. Importing the file again changes nothing \
            else. When an export fails, no file is written. Field names in shapefiles: docs/shapefile-names.md.
            """)

    @Option(
        help: ArgumentHelp(
            "The format: \(VectorFormat.allCases.map(\.rawValue).joined(separator: ", ")) "
                + "(default: from the file's extension, else geojson)."))
    var format: VectorFormat?

    @Option(help: "The collection: \(CollectionID.allCases.map(\.rawValue).joined(separator: ", ")).")
    var collection: CollectionID = .sites

    @Option(name: .shortAndLong, help: "The file to write (default: standard output, for text formats).")
    var output: String?

    @Option(help: "The coordinate reference system: EPSG:25832 (default: the inventory's; geojson is always WGS 84).")
    var crs: CRS?

    @Flag(help: "Include owners, buyers and prices.")
    var withConfidential = false

    @Flag(help: "Omit geometries.")
    var withoutGeometry = false

    @Option(help: "The decimals of coordinates in geojson: 7 are about 1 cm; 9 keep the geometry when imported again.")
    var decimals = 9

    @Flag(help: "Print the report as JSON.")
    var json = false

    @OptionGroup var reading: ReadOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard (0...12).contains(decimals) else { throw ValidationError("--decimals must be 0 to 12.") }
        if output == nil {
            guard chosenFormat.isText else {
                throw ValidationError("--format \(chosenFormat.rawValue) needs a file to write: --output FILE.")
            }
            guard !json else { throw ValidationError("--json needs --output FILE: without it, the export is printed.") }
        }
    }

    func run() async throws {
        let inventory = try await reading.open(language.language)
        do {
            let outcome =
                if let output {
                    try await inventory.export(collection, to: output, options)
                } else {
                    try await inventory.export(collection, options, to: { Console.write(bytes: $0) })
                }
            try report(outcome)
        } catch let error as ExportError {
            throw CommandFailure(error.message[language.language], .dataRefused)
        } catch let error as VectorIOError {
            throw CommandFailure(error.description, .cannotCreate)
        }
    }

    private var chosenFormat: VectorFormat {
        format ?? output.flatMap { VectorFormat(ofFile: $0) } ?? .geoJSON
    }

    private var options: ExportOptions {
        var options = ExportOptions(chosenFormat)
        options.crs = crs
        options.withConfidential = withConfidential
        options.withGeometry = !withoutGeometry
        options.coordinateDecimals = decimals
        return options
    }

    private func report(_ outcome: ExportOutcome) throws {
        let text = outcome.text(language.language, file: output)
        if json {
            try printJSON(outcome)
        } else if output != nil {
            Console.print(text)
        } else if !outcome.losses.isEmpty {
            Console.error(text)
        }
    }
}
