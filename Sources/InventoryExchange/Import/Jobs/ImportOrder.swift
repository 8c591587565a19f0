public import SiteInventory

/// The options of an import of files.
public struct ImportOrder: Hashable, Sendable {
    /// The collection of the features; `nil` to recognise it by the names of the layers.
    public var collection: CollectionID?
    /// The coordinate reference system, which overrides that of the files: `EPSG:31466`.
    public var crs: String?
    /// The character encoding, which overrides that of the files: `CP1252`.
    public var encoding: String?
    /// Schema fields by source field; see ``LayerImport/fieldMap``.
    public var fieldMap: [String: String] = [:]
    /// Values by schema field, for rows without a value of their own.
    public var fieldValues: [String: String] = [:]
    /// The layers to import; empty for all recognised layers.
    public var layers: [LayerChoice] = []
    /// The mode and the confirmations of the import.
    public var options = ImportOptions()
    /// True to run the import without storing it.
    public var isDryRun = false
    /// True to write a file for the sender, with the layers as they are or would be stored.
    public var wantsCorrectedFile = false
    /// The token of a dry run; the import must be the same. `nil` without a dry run.
    public var token: String?

    /// Creates an order without options.
    public init() {}
}

extension InventoryStore {
    /// Imports the layers, or runs the import without storing it.
    ///
    /// - Throws: ``ImportConflict`` when the token does not match; the errors of `progress` and of the store.
    public func importLayers(
        _ layers: [LayerImport], as order: ImportOrder, retention: FileRetention = FileRetention(),
        progress: @escaping ImportProgressHandler,
        onFeature: @escaping ImportedFeatureHandler = { _, _ in }
    ) async throws -> ImportOutcome {
        order.isDryRun
            ? try await dryRunImport(
                of: layers, options: order.options, progress: progress, onFeature: onFeature)
            : try await importLayers(
                layers, options: order.options, token: order.token, retention: retention, progress: progress,
                onFeature: onFeature)
    }
}
