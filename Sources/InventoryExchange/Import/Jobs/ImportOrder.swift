public import SiteInventory

/// The options of an import of files.
public struct ImportOrder: Hashable, Sendable {
    /// The collection of the features; `nil` to recognise it by the layers' names.
    public var collection: CollectionID?
    /// The coordinate reference system, in place of the files': `EPSG:31466`.
    public var crs: String?
    /// The character encoding, in place of the files': `CP1252`.
    public var encoding: String?
    /// Source field to schema field; see ``LayerImport/fieldMap``.
    public var fieldMap: [String: String] = [:]
    /// Values by schema field, for rows that have none of their own.
    public var fieldValues: [String: String] = [:]
    /// The layers that are imported; empty for all that are recognised.
    public var layers: [LayerChoice] = []
    /// The mode and the confirmations.
    public var options = ImportOptions()
    /// True to run the import without storing it.
    public var isDryRun = false
    /// True to write the layers as they are stored, or would be, for the sender.
    public var wantsCorrectedFile = false
    /// The token of the dry run that the import must equal.
    public var token: String?

    /// Creates an order without options.
    public init() {}
}

extension InventoryStore {
    /// Imports the layers, or runs the import without storing it.
    ///
    /// - Throws: ``ImportConflict`` when the token does not fit, and what `progress` throws.
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
