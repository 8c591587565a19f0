import Foundation
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

    func feature(_ id: FeatureID, in collection: CollectionID) throws -> Feature? {
        all(collection).first { $0.id == id }
    }

    func features(in collection: CollectionID, where property: FieldName, equals value: String) throws -> [Feature] {
        all(collection).filter { $0[property].text == value }
    }

    func since(_ id: FeatureID, in collection: CollectionID) throws -> Int64? { throw NotInMemory() }

    func features(_ ids: [FeatureID], in collection: CollectionID) throws -> [FeatureID: Feature] {
        Dictionary(uniqueKeysWithValues: all(collection).filter { ids.contains($0.id) }.map { ($0.id, $0) })
    }

    func features(
        in collection: CollectionID, where property: FieldName, isIn values: [String]
    ) throws -> [String: [Feature]] {
        let found = all(collection).filter { values.contains($0[property].text ?? "") }
        return Dictionary(grouping: found) { $0[property].text ?? "" }
    }

    func features(in collection: CollectionID, meeting envelope: Envelope) throws -> [Feature] {
        all(collection).filter { $0.geometry.flatMap { Envelope($0) }?.meets(envelope) ?? false }
    }

    func forEachFeature(in collection: CollectionID, _ body: (Feature) throws -> Void) throws {
        try all(collection).forEach(body)
    }

    func forEachFeature(of query: FeatureQuery, _ body: (Feature) throws -> Void) throws {
        let replaced = Dictionary(uniqueKeysWithValues: query.replacements.map { ($0.feature.id, $0.feature) })
        try all(query.collection).map { replaced[$0.id] ?? $0 }
            .filter { query.boxes.select($0) && query.holds(for: $0) }.forEach(body)
    }

    func forEachFeature(
        in collection: CollectionID, with properties: [String], _ body: (Feature) throws -> Void
    ) throws { try forEachFeature(in: collection, body) }

    func ids(in collection: CollectionID) throws -> [FeatureID] { all(collection).map(\.id) }

    func largestNumber(of property: FieldName, in collection: CollectionID) throws -> Double? {
        all(collection).compactMap { $0[property].number }.max()
    }

    func versions(of ids: [FeatureID], in collection: CollectionID) throws -> [FeatureID: Int64] {
        Dictionary(uniqueKeysWithValues: try features(ids, in: collection).keys.map { ($0, source.version.version) })
    }

    func changes(in collection: CollectionID, of id: FeatureID?) throws -> [RecordedChange] {
        (source.past.keys.sorted() + [source.version.version]).map { version in
            RecordedChange(
                version: version, recordedAt: source.state(of: version).recordedAt ?? "",
                imports: ["\(version).zip"], reverts: nil)
        }
    }

    func hectaresStatement(of site: FeatureID) throws -> HectaresStatement? {
        try source.statements[site].map { try JSONDecoder().decode(HectaresStatement.self, from: Data($0.utf8)) }
    }

    func judgedOn() throws -> CalendarDay? { CalendarDay("2026-01-01") }

    func rowKeys(of ids: [FeatureID], in collection: CollectionID) throws -> [Int64] { throw NotInMemory() }

    func neighbours(
        of rowKeys: [Int64], in collection: CollectionID
    ) throws -> [(rowKey: Int64, neighbour: Int64)] { throw NotInMemory() }

    func geometries(
        of rowKeys: [Int64], in collection: CollectionID
    ) throws -> [Int64: (id: FeatureID, geometry: Geometry)] { throw NotInMemory() }

    func knownImport(contentHash: String) throws -> KnownLayer? { nil }

    func imports(before: Int64?, limit: Int) throws -> [ImportRecord] { [] }

    func mappingDocuments(ofSource source: String) throws -> [MappingDocument] { [] }

    func forEachChange(
        ofVersion version: Int64, in collection: CollectionID, _ body: (FeatureTransition) throws -> Void
    ) throws { throw NotInMemory() }
}
