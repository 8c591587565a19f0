/// Selects the imports that a snapshot reads, and their layers.
public struct ImportSelection: Hashable, Sendable {
    /// Selects only the layers with this hash, and imports with such a layer; `nil` for all.
    public var contentHash: String?
    /// Selects only the layers of a delivered file with this hash, and imports with such a layer; `nil` for all.
    public var fileHash: String?
    /// Selects only the layers of this collection, and imports with such a layer; `nil` for all.
    public var collection: CollectionID?
    /// Selects only imports of older versions; `nil` for all.
    public var before: Int64?
    /// Selects only imports of later versions; `nil` for all.
    public var after: Int64?
    /// False to omit imports that were reverted.
    public var includesReverted = true
    /// False to leave reports empty.
    public var includesReports = true
    /// The maximum number of imports, 0 or more. The newest are returned.
    public var limit = Int.max

    /// Selects all imports.
    public init() {}
}

extension InventorySnapshot {
    /// Returns the last import of a layer with this hash that was not reverted; `nil` when there is none.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func knownImport(contentHash: String) throws -> KnownLayer? {
        var selection = ImportSelection()
        selection.contentHash = contentHash
        selection.includesReverted = false
        selection.limit = 1
        guard let known = try imports(selection).first, let layer = known.layers.first else { return nil }
        return KnownLayer(layer: layer, supersededBy: try lastImport(into: layer.collection, after: known.version))
    }

    /// The last import into a collection that was not reverted; `nil` when there is none after the version.
    private func lastImport(into collection: CollectionID?, after version: Int64) throws -> Int64? {
        guard let collection else { return nil }
        var selection = ImportSelection()
        selection.collection = collection
        selection.after = version
        selection.includesReverted = false
        selection.limit = 1
        return try imports(selection).first?.version
    }
}
