internal import ArgumentParser
internal import Foundation
internal import SimpleFeatures
internal import SiteInventory

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes a collection as a file that other programs read.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case geojson
    }

    @Option(help: "The format: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: Format = .geojson

    @Option(help: "The collection: \(CollectionID.allCases.map(\.rawValue).joined(separator: ", ")).")
    var collection: CollectionID = .sites

    @Option(name: .shortAndLong, help: "The file to write (default: standard output).")
    var output: String?

    @OptionGroup var inventory: InventoryOption

    func run() async throws {
        let store = try await inventory.open()
        let sink = try output.map { try FileSink(path: $0) }
        let write: (String) throws -> Void = { text in
            if let sink { try sink.write(text) } else { Console.write(bytes: Array(text.utf8)) }
        }
        try write(#"{"type":"FeatureCollection","name":"\#(collection.rawValue)","features":["#)
        var query = FeatureQuery(collection, limit: 1000)
        var separator = "\n"
        repeat {
            let page = try await store.page(query)
            for feature in page.features {
                try write(separator + String(decoding: feature.geoJSON, as: UTF8.self))
                separator = ",\n"
            }
            query.after = page.next
        } while query.after != nil
        try write("\n]}\n")
        try sink?.finish()
    }
}

/// A file that appears whole or not at all.
private struct FileSink {
    private let handle: FileHandle
    private let temporary: URL
    private let destination: URL

    init(path: String) throws {
        destination = URL(fileURLWithPath: path)
        temporary = destination.deletingLastPathComponent()
            .appendingPathComponent(".\(destination.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
        guard FileManager.default.createFile(atPath: temporary.path, contents: nil) else {
            throw CommandFailure("\(path) cannot be written. Name another file, or check the folder.", .cannotCreate)
        }
        handle = try FileHandle(forWritingTo: temporary)
    }

    func write(_ text: String) throws { try handle.write(contentsOf: Data(text.utf8)) }

    func finish() throws {
        try handle.close()
        do {
            // Not replaceItemAt: on Linux it loses both files.
            if FileManager.default.fileExists(atPath: destination.path) {
                try FileManager.default.removeItem(at: destination)
            }
            try FileManager.default.moveItem(at: temporary, to: destination)
        } catch {
            try? FileManager.default.removeItem(at: temporary)
            throw CommandFailure("\(destination.path) cannot be written: \(error)", .cannotCreate)
        }
    }
}
