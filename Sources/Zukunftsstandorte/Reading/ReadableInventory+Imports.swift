public import InventoryExchange
internal import SiteInventory

extension ReadableInventory {
    /// Returns the imports, the newest first, with the report of each layer.
    ///
    /// - Throws: `StoreError` if the file cannot be read.
    public func imports() async throws -> [RecordedImport] {
        try await source.read { try $0.recordedImports() }
    }
}
