public import SiteInventory

/// What somebody wants done with files that they hand over, and what they say of them.
public struct ImportOrder: Hashable, Sendable {
    /// What the layers hold, when their names do not tell.
    public var collection: CollectionID?
    /// The coordinate reference system, when the files do not tell or tell wrong: `EPSG:31466`.
    public var crs: String?
    /// The character encoding, when the files do not tell or tell wrong: `CP1252`.
    public var encoding: String?
    /// Source field to schema field; see ``LayerImport/fieldMap``.
    public var fieldMap: [String: String] = [:]
    /// The mode and the confirmations.
    public var options = ImportOptions()
    /// True to do everything but keep it.
    public var isDryRun = false
    /// True to have the layers written as they are kept, or would be, for those who sent them.
    public var wantsCorrectedFile = false
    /// Of the dry run that the import is to be exactly.
    public var token: String?

    /// Creates an order without options.
    public init() {}
}

extension InventoryStore {
    /// Imports the layers as ordered: tried only, or kept.
    ///
    /// - Throws: ``ImportConflict`` when the token does not fit, and what `progress` throws.
    public func importLayers(
        _ layers: [LayerImport], as order: ImportOrder, progress: @escaping ImportProgressHandler,
        onFeature: @escaping ImportedFeatureHandler = { _, _ in }
    ) async throws -> ImportOutcome {
        order.isDryRun
            ? try await dryRunImport(
                of: layers, options: order.options, progress: progress, onFeature: onFeature)
            : try await importLayers(
                layers, options: order.options, token: order.token, progress: progress, onFeature: onFeature)
    }
}
