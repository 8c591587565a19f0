public import SimpleFeatures
public import SiteInventory

/// One version of an inventory in memory, for tests of rules. It has no history and knows no imports.
public struct MemoryInventory: InventorySnapshot, Sendable {
    /// By collection, the features by id.
    public var features: [CollectionID: [FeatureID: Feature]]
    /// By site, the stored statement as JSON.
    public var statements: [FeatureID: [UInt8]] = [:]
    /// By number, the overlaps of sites.
    public var overlaps: [Int64: SiteOverlap] = [:]
    /// The lands of crowded sites and of sites beside them.
    public var crowdedLands: [CrowdedLand] = []
    /// The municipal shares of sites.
    public var shares: [MunicipalShare] = []
    /// The records of the imported layers.
    public var layers: [LayerRecord] = []
    /// The saved mapping documents of sources.
    public var mappings: [MappingDocument] = []
    /// The day on which figures were derived.
    public var judgedOnDay: CalendarDay?

    /// A request that a test of a rule does not need.
    public struct Unsupported: Error {}

    /// Creates an inventory with these features.
    ///
    /// - Parameter judgedOn: the day on which figures were derived, as `2026-06-01`.
    public init(_ features: [CollectionID: [Feature]] = [:], judgedOn: String? = nil) {
        self.features = features.mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0.id, $0) }) }
        judgedOnDay = judgedOn.flatMap { CalendarDay($0) }
    }

    private func all(_ collection: CollectionID) -> [Feature] {
        (features[collection] ?? [:]).values.sorted { $0.id < $1.id }
    }

    public func state() throws -> InventoryState {
        InventoryState(version: 1, recordedAt: nil, judgedOn: judgedOnDay?.text)
    }

    public func forEachFeature(_ selection: FeatureSelection, _ body: (VersionedFeature) throws -> Void) throws {
        var selected = try selected(by: selection.condition, in: selection.collection)
        if let largest = selection.largestFirst {
            selected.sort { ($0[largest].number ?? -.infinity) > ($1[largest].number ?? -.infinity) }
        }
        for feature in selected.prefix(selection.limit ?? .max) { try body(VersionedFeature(feature, version: 1)) }
    }

    /// The features that meet the condition, sorted by id. Filters of queries are not supported.
    private func selected(
        by condition: FeatureSelection.Condition, in collection: CollectionID
    ) throws -> [Feature] {
        switch condition {
        case .all: return all(collection)
        case .ids(let ids): return all(collection).filter { ids.contains($0.id) }
        case .property(let name, let values): return all(collection).filter { values.contains($0[name].text ?? "") }
        case .meeting(let box):
            return all(collection).filter { $0.geometry.flatMap { Envelope($0) }?.meets(box) ?? false }
        case .withoutGeometry: return all(collection).filter { $0.geometry == nil }
        case .query(let query):
            guard query.filter == nil else { throw Unsupported() }
            let replaced = Dictionary(uniqueKeysWithValues: query.replacements.map { ($0.feature.id, $0.feature) })
            return all(collection).map { replaced[$0.id] ?? $0 }.filter { query.ids?.contains($0.id) ?? true }
        }
    }

    public func neighbours(
        of ids: [FeatureID], in collection: CollectionID, limit: Int?
    ) throws -> [(id: FeatureID, neighbour: FeatureID)] {
        let boxes = all(collection).compactMap { feature in
            feature.geometry.flatMap { Envelope($0) }.map { (id: feature.id, box: $0) }
        }
        return ids.flatMap { id -> [(id: FeatureID, neighbour: FeatureID)] in
            guard let own = boxes.first(where: { $0.id == id })?.box else { return [] }
            return boxes.filter { $0.id != id && $0.box.meets(own) }.prefix(limit ?? .max).map { (id, $0.id) }
        }
    }

    public func hectaresStatementJSON(of site: FeatureID) throws -> [UInt8]? { statements[site] }

    public func hasShares() throws -> Bool { !shares.isEmpty }

    public func shares(of sites: [FeatureID]) throws -> [MunicipalShare] {
        let sites = Set(sites)
        return shares.filter { sites.contains($0.site) }
    }

    public func hasOverlaps() throws -> Bool { !overlaps.isEmpty }

    public func hasCrowdedLands() throws -> Bool { !crowdedLands.isEmpty }

    public func crowdedLands(of sites: [FeatureID]) throws -> [CrowdedLand] {
        let sites = Set(sites)
        return crowdedLands.filter { sites.contains($0.site) }
    }

    public func overlaps(claimedBy sites: [FeatureID]) throws -> [StoredOverlap] {
        let sites = Set(sites)
        return overlaps.sorted { $0.key < $1.key }.map { StoredOverlap(number: $0.key, overlap: $0.value) }
            .filter { $0.overlap.claims.contains { sites.contains($0.site) } }
    }

    public func changes(in collection: CollectionID, of id: FeatureID?) throws -> [RecordedChange] { [] }

    public func forEachChange(
        ofVersion version: Int64, in collection: CollectionID, _ body: (FeatureTransition) throws -> Void
    ) throws { throw Unsupported() }

    public func imports(_ selection: ImportSelection) throws -> [ImportRecord] { [] }

    public func keepsFile(_ hash: String) throws -> Bool { false }

    public func mappingDocuments(ofSource source: String) throws -> [MappingDocument] {
        mappings.filter { $0.source == source }
    }
}
