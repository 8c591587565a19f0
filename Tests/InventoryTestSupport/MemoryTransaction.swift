public import SimpleFeatures
public import SiteInventory

/// A transaction on an inventory in memory. It sees its own changes and has no history.
public final class MemoryTransaction: InventoryTransaction {
    /// The inventory with the changes so far.
    public private(set) var inventory: MemoryInventory
    /// The version that the transaction makes.
    public let version: Int64

    /// Creates a transaction on an inventory, by default an empty one.
    public init(_ inventory: MemoryInventory = MemoryInventory(), version: Int64 = 1) {
        self.inventory = inventory
        self.version = version
    }

    public func put(_ version: FeatureVersion, in collection: CollectionID) throws -> StoredChange {
        let feature = version.feature
        let before = inventory.features[collection]?[feature.id]
        let statement = version.hectaresStatement
        guard before != feature || (collection == .sites && inventory.statements[feature.id] != statement) else {
            return .unchanged
        }
        inventory.features[collection, default: [:]][feature.id] = feature
        if collection == .sites { inventory.statements[feature.id] = statement }
        return before == nil ? .added : .changed
    }

    public func end(_ id: FeatureID, in collection: CollectionID) throws {
        inventory.features[collection]?[id] = nil
        if collection == .sites { inventory.statements[id] = nil }
    }

    public func put(_ changes: OverlapChanges) throws {
        for stored in changes.ended { inventory.overlaps[stored.number] = nil }
        var number = inventory.overlaps.keys.max() ?? 0
        for overlap in changes.added {
            number += 1
            inventory.overlaps[number] = overlap
        }
        inventory.crowdedLands.removeAll { changes.crowded.ended.contains($0.site) }
        inventory.crowdedLands += changes.crowded.added
    }

    public func put(_ changes: ShareChanges) throws {
        inventory.shares.removeAll { changes.ended.contains($0.site) }
        inventory.shares += changes.added
    }

    public func record(_ record: InventoryRecord) throws {
        switch record {
        case .layer(let layer): inventory.layers.append(layer)
        case .mapping(let document): inventory.mappings.append(document)
        case .judgedOn(let day): inventory.judgedOnDay = day
        case .filePiece, .droppedFile: break
        case .revert: throw MemoryInventory.Unsupported()
        }
    }
}

// Reading is that of the inventory with its changes.
extension MemoryTransaction {
    public func state() throws -> InventoryState { try inventory.state() }

    public func forEachFeature(_ selection: FeatureSelection, _ body: (VersionedFeature) throws -> Void) throws {
        try inventory.forEachFeature(selection, body)
    }

    public func neighbours(
        of ids: [FeatureID], in collection: CollectionID, limit: Int?
    ) throws -> [(id: FeatureID, neighbour: FeatureID)] {
        try inventory.neighbours(of: ids, in: collection, limit: limit)
    }

    public func hectaresStatementJSON(of site: FeatureID) throws -> [UInt8]? {
        try inventory.hectaresStatementJSON(of: site)
    }

    public func hasShares() throws -> Bool { try inventory.hasShares() }

    public func shares(of sites: [FeatureID]) throws -> [MunicipalShare] { try inventory.shares(of: sites) }

    public func hasOverlaps() throws -> Bool { try inventory.hasOverlaps() }

    public func hasCrowdedLands() throws -> Bool { try inventory.hasCrowdedLands() }

    public func crowdedLands(of sites: [FeatureID]) throws -> [CrowdedLand] { try inventory.crowdedLands(of: sites) }

    public func overlaps(claimedBy sites: [FeatureID]) throws -> [StoredOverlap] {
        try inventory.overlaps(claimedBy: sites)
    }

    public func changes(in collection: CollectionID, of id: FeatureID?) throws -> [RecordedChange] {
        try inventory.changes(in: collection, of: id)
    }

    public func forEachChange(
        ofVersion version: Int64, in collection: CollectionID, _ body: (FeatureTransition) throws -> Void
    ) throws { try inventory.forEachChange(ofVersion: version, in: collection, body) }

    public func imports(_ selection: ImportSelection) throws -> [ImportRecord] { try inventory.imports(selection) }

    public func keepsFile(_ hash: String) throws -> Bool { try inventory.keepsFile(hash) }

    public func mappingDocuments(ofSource source: String) throws -> [MappingDocument] {
        try inventory.mappingDocuments(ofSource: source)
    }
}
