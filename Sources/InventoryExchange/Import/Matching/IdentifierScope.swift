internal import SimpleFeatures
internal import SiteInventory

/// Determines the source within which the identifiers of a layer are unique.
struct IdentifierScope {
    let layer: LayerImport
    let mapping: FieldMapping
    let snapshot: any InventorySnapshot

    /// Returns the source of the import when the identifiers only number rows. Returns `nil` for identifiers that are
    /// unique in the inventory.
    ///
    /// Numbers with gaps are also row numbers when the source has stored features with these numbers.
    ///
    /// - Throws: the errors of reading the layer and of the store.
    func source(_ source: String?, in collection: CollectionID) throws -> String? {
        guard let source, let column = mapping.identifier, !mapping.isIdentifierStated else { return nil }
        var numbers = RowNumbers(column: layer.layer.fields[column].name)
        guard numbers.isPossible else { return nil }
        var texts: [String] = []
        try layer.source.forEachFeature(in: layer.layer, warn: { _ in }) { row in
            guard let text = IdentifierText(row.values[column])?.text else { return }
            numbers.add(text)
            texts.append(text)
        }
        if numbers.areRowNumbers { return source }
        let known = texts.map { FeatureID(IdentifierText.prefix(of: source) + $0) }
        return try known.batches(of: 256).contains { try !snapshot.features(Array($0), in: collection).isEmpty }
            ? source : nil
    }
}
