public import SimpleFeatures
public import SiteInventory

/// What can be read from an inventory, now or as it was recorded at some time.
///
/// Each call reads one version. Two calls may read two versions if an import ends between them.
public protocol ReadableInventory: Sendable {
    /// The source that all reads use.
    var source: any FeatureSource { get }
}

extension ReadableInventory {
    /// The plane of the inventory's geometries.
    public var crs: CRS { source.crs }

    /// Returns a scenario in which roads are open and years have come.
    ///
    /// - Parameters:
    ///   - availableBy: The year up to which everything planned has happened; `nil` for no year.
    ///   - open: Ids of road projects and sections that count as open, in any case of letters.
    /// - Throws: `ScenarioError` for an id that the inventory does not have; `StoreError` if the file cannot be read.
    public func scenario(availableBy: Int? = nil, open: [String] = []) async throws -> Scenario {
        try await source.read { try Scenario(availableBy: availableBy, open: open, $0) }
    }

    /// Returns the id of a site: of the site with that id, else with that name, else of the only site whose name contains
    /// the text.
    ///
    /// - Throws: ``InventoryError/noSite(_:candidates:)`` if none or several match; `StoreError` if the file cannot be
    ///   read.
    public func siteID(named text: String) async throws -> FeatureID {
        try await source.read { try $0.site(named: text).id }
    }

    /// Returns the features of a collection in the order of their ids, with geometries in the plane of the inventory.
    ///
    /// - Parameters:
    ///   - collection: The collection.
    ///   - filter: A CQL2 text filter, its geometries in longitude and latitude; `nil` for all features.
    /// - Throws: `FilterError` if the filter is invalid; `StoreError` if the file cannot be read.
    public func features(in collection: CollectionID, where filter: String? = nil) async throws -> [Feature] {
        let query = try FeatureQuery(collection, where: filter)
        return try await source.read { snapshot in
            var features: [Feature] = []
            try snapshot.forEachFeature(of: query) { features.append($0) }
            return features
        }
    }
}

extension InventorySnapshot {
    /// The site with that id, else with that name, else the only site whose name contains the text.
    func site(named text: String) throws -> Feature {
        if let site = try feature(FeatureID(text), in: .sites) { return site }
        let wanted = text.lowercased()
        var exact: [Feature] = []
        var partial: [Feature] = []
        try forEachFeature(in: .sites) { site in
            let name = (site[.name].text ?? "").lowercased()
            if name == wanted { exact.append(site) } else if name.contains(wanted) { partial.append(site) }
        }
        let found = exact.isEmpty ? partial : exact
        if found.count == 1 { return found[0] }
        throw InventoryError.noSite(text, candidates: found.map { .init(id: $0.id.text, name: $0[.name].text ?? "") })
    }
}
