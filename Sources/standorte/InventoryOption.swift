public import ArgumentParser
internal import Foundation
internal import GeoPackageStore
public import SiteInventory

/// Where the inventory lies.
struct InventoryOption: ParsableArguments {
    @Option(name: .long, help: "The inventory: a GeoPackage file.")
    var inventory = "inventory.gpkg"

    /// Opens the inventory, which must be there.
    func open() throws -> any InventoryStore {
        guard FileManager.default.fileExists(atPath: inventory) else {
            throw CommandFailure(
                "There is no inventory at \(inventory). Make one with: standorte import geodata --inventory \(inventory)",
                .noInput)
        }
        return try GeoPackageStore(path: inventory)
    }

    /// Imports the layers into the inventory, or into a new one, which stays only when something was kept.
    func importLayers(_ layers: [LayerImport]) async throws -> ImportOutcome {
        let isNew = !FileManager.default.fileExists(atPath: inventory)
        let store = try GeoPackageStore(path: inventory)
        do {
            let outcome = try await store.importLayers(layers)
            if isNew, !outcome.isKept { try store.discard() }
            return outcome
        } catch {
            if isNew { try store.discard() }
            throw error
        }
    }
}

/// In which language tables and findings speak.
struct LanguageOption: ParsableArguments {
    @Option(name: .long, help: "The language of tables and findings: de or en (default: as LANG says, else en).")
    var language: Language = Self.ofTheTerminal

    private static var ofTheTerminal: Language {
        let environment = ProcessInfo.processInfo.environment
        let locale = environment["LC_ALL"] ?? environment["LANG"] ?? ""
        return locale.hasPrefix("de") ? .german : .english
    }
}

extension Language: ExpressibleByArgument {}
extension CollectionID: ExpressibleByArgument {}
