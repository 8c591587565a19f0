public import ArgumentParser
internal import Foundation
internal import GeoPackageStore
public import SiteInventory

/// Where the inventory lies.
struct InventoryOption: ParsableArguments {
    @Option(name: .long, help: "The inventory: a GeoPackage file.")
    var inventory = "inventory.gpkg"

    /// Opens the inventory, which must be there, and brings it up to the day.
    func open() async throws -> any InventoryStore {
        guard FileManager.default.fileExists(atPath: inventory) else {
            throw CommandFailure(
                "There is no inventory at \(inventory). Make one with: standorte import geodata --inventory \(inventory)",
                .noInput)
        }
        let store = try GeoPackageStore(path: inventory)
        try await store.refresh()
        return store
    }

    /// Imports the layers into the inventory, or into a new one, which appears only when something was kept.
    func importLayers(
        _ importInto: @Sendable (any InventoryStore) async throws -> ImportOutcome
    ) async throws -> ImportOutcome {
        if FileManager.default.fileExists(atPath: inventory) {
            return try await importInto(GeoPackageStore(path: inventory))
        }
        // Made under another name, so that nobody meets it half made, and a refused import leaves nothing.
        let file = URL(fileURLWithPath: inventory)
        let draft = file.deletingLastPathComponent()
            .appendingPathComponent(".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
        let store = try GeoPackageStore(draft: draft.path)
        do {
            let outcome = try await importInto(store)
            try store.close()
            if outcome.isKept { try FileManager.default.linkItem(at: draft, to: file) }
            try store.remove()
            return outcome
        } catch {
            try store.remove()
            // Another program made the inventory meanwhile: then this is an import into that one.
            guard (error as? CocoaError)?.code == .fileWriteFileExists else { throw error }
            return try await importInto(GeoPackageStore(path: inventory))
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
extension ImportOptions.Mode: ExpressibleByArgument {}
extension SiteGrouping: ExpressibleByArgument {}
extension HectaresFigure: ExpressibleByArgument {}
