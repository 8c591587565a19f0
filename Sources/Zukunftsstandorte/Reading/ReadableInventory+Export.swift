public import InventoryExchange
internal import SimpleFeatures
public import SiteInventory
internal import VectorIO

extension ReadableInventory {
    /// Writes a collection to a file. The file appears complete or not at all, in place of an earlier one.
    ///
    /// - Parameters:
    ///   - collection: The collection.
    ///   - path: The file. A shapefile is written as a zip.
    ///   - options: The format and what is written.
    /// - Returns: What was written, and what the format could not hold.
    /// - Throws: `ExportError` for something that the format cannot hold at all; `VectorIOError` if the file cannot be
    ///   written; `StoreError` if the inventory cannot be read.
    @discardableResult
    public func export(
        _ collection: CollectionID, to path: String, _ options: ExportOptions
    ) async throws -> ExportOutcome {
        try await source.export(collection, options) { try VectorFile.write(path, as: options.format, $0) }
    }

    /// Writes a collection as text: GeoJSON or CSV.
    ///
    /// - Parameters:
    ///   - collection: The collection.
    ///   - options: The format and what is written.
    ///   - output: Receives the bytes in pieces.
    /// - Returns: What was written, and what the format could not hold.
    /// - Throws: `ExportError` for something that the format cannot hold at all; `VectorIOError` for a format that is not
    ///   text; `StoreError` if the inventory cannot be read; what `output` throws.
    @discardableResult
    public func export(
        _ collection: CollectionID, _ options: ExportOptions, to output: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws -> ExportOutcome {
        try await source.export(collection, options) {
            try VectorFile.writeText(as: options.format, to: output, $0)
        }
    }
}
