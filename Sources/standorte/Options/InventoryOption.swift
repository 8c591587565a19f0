internal import ArgumentParser
internal import Zukunftsstandorte

/// `--inventory`: the file of the inventory.
struct InventoryOption: ParsableArguments {
    @Option(name: .long, help: "The inventory: a GeoPackage file.")
    var inventory = "inventory.gpkg"

    /// Opens the inventory.
    ///
    /// - Throws: `InventoryError` when the file does not exist; `StoreError` when it is not an inventory.
    func open() async throws -> Inventory { try await Inventory.open(at: inventory, fileReading: Self.fileReading) }

    /// Files are read by this program, started again as a worker.
    static let fileReading = FileReading.worker(executable: "/proc/self/exe")
}
