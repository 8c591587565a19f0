import SimpleFeatures
import SiteInventory

/// What resources read of an inventory in memory. What only an import reads is not there.
struct InMemorySnapshot: InventorySnapshot {
    let source: InMemorySource

    struct NotInMemory: Error {}

    func state() throws -> InventoryState { source.version }

    private func all(_ collection: CollectionID) -> [Feature] {
        (source.features[collection] ?? []).sorted { $0.id < $1.id }
    }

    func forEachFeature(_ selection: FeatureSelection, _ body: (VersionedFeature) throws -> Void) throws {
        var selected = selected(by: selection.condition, in: selection.collection)
        if let largest = selection.largestFirst {
            selected.sort { ($0[largest].number ?? -.infinity) > ($1[largest].number ?? -.infinity) }
        }
        for feature in selected.prefix(selection.limit ?? .max) {
            try body(VersionedFeature(feature, version: source.version.version))
        }
    }

    private func selected(by condition: FeatureSelection.Condition, in collection: CollectionID) -> [Feature] {
        switch condition {
        case .all: return all(collection)
        case .ids(let ids): return all(collection).filter { ids.contains($0.id) }
        case .property(let name, let values): return all(collection).filter { values.contains($0[name].text ?? "") }
        case .meeting(let box):
            return all(collection).filter { $0.geometry.flatMap { Envelope($0) }?.meets(box) ?? false }
        case .withoutGeometry: return all(collection).filter { $0.geometry == nil }
        case .query(let query):
            let replaced = Dictionary(uniqueKeysWithValues: query.replacements.map { ($0.feature.id, $0.feature) })
            return all(collection).map { replaced[$0.id] ?? $0 }
                .filter { query.boxes.select($0) && query.holds(for: $0) && query.ids?.contains($0.id) ?? true }
        }
    }

    func changes(in collection: CollectionID, of id: FeatureID?) throws -> [RecordedChange] {
        (source.past.keys.sorted() + [source.version.version]).map { version in
            RecordedChange(
                version: version, recordedAt: source.state(of: version).recordedAt ?? "",
                imports: ["\(version).zip"], reverts: nil)
        }
    }

    func hectaresStatementJSON(of site: FeatureID) throws -> [UInt8]? {
        source.statements[site].map { Array($0.utf8) }
    }

    func neighbours(
        of ids: [FeatureID], in collection: CollectionID, limit: Int?
    ) throws -> [(id: FeatureID, neighbour: FeatureID)] { throw NotInMemory() }

    func hasShares() throws -> Bool { false }

    func shares(of sites: [FeatureID]) throws -> [MunicipalShare] { [] }

    func hasOverlaps() throws -> Bool { false }

    func overlaps(claimedBy sites: [FeatureID]) throws -> [StoredOverlap] { [] }

    func imports(_ selection: ImportSelection) throws -> [ImportRecord] { [] }

    func keepsFile(_ hash: String) throws -> Bool { false }

    func mappingDocuments(ofSource source: String) throws -> [MappingDocument] { [] }

    func forEachChange(
        ofVersion version: Int64, in collection: CollectionID, _ body: (FeatureTransition) throws -> Void
    ) throws { throw NotInMemory() }
}
