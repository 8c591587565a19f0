public import ArgumentParser
internal import Foundation
public import InventoryExchange
public import SiteInventory
internal import Zukunftsstandorte

/// Where the inventory lies.
struct InventoryOption: ParsableArguments {
    @Option(name: .long, help: "The inventory: a GeoPackage file.")
    var inventory = "inventory.gpkg"

    /// Opens the inventory, which must exist.
    ///
    /// - Throws: `InventoryError` if there is no file; `StoreError` if it is not an inventory.
    func open() async throws -> Inventory { try await Inventory.open(at: inventory, fileReading: Self.fileReading) }

    /// Files are read by this program, started again with another command.
    static let fileReading = FileReading.worker(executable: "/proc/self/exe")
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
