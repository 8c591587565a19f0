internal import SimpleFeatures
public import SiteInventory

extension ReadableInventory {
    /// Returns whether a site is connected, what its land waits for, and its documented and computed links to roads.
    ///
    /// - Parameter site: The id or name of the site, or a part of its name.
    /// - Throws: ``InventoryError/noSite(_:candidates:)`` if none or several sites match; `StoreError` if the file cannot
    ///   be read.
    public func access(of site: String) async throws -> AccessReport {
        try await source.read { try AccessReport(of: $0.site(named: site), in: $0) }
    }

    /// Returns the hectares that wait for each road project and section, and the sites that each would bring near a
    /// junction.
    ///
    /// - Parameters:
    ///   - id: One road project, in any case of letters; `nil` for all.
    ///   - limit: The distance within which a site is near a junction.
    /// - Throws: ``InventoryError/noRoadProject(_:nearest:)`` for an unknown id; `GeometryError` if PROJ does not know the
    ///   plane; `StoreError` if the file cannot be read.
    public func roadEffects(
        of id: String? = nil, within limit: AccessibilityGain.Limit = .usual
    ) async throws -> RoadEffects {
        let crs = crs
        var effects = try await source.read { try RoadEffects($0, crs: crs, within: limit) }
        guard let id else { return effects }
        let known = effects.projects.map(\.id)
        guard let found = known.first(where: { $0.lowercased() == id.lowercased() }) else {
            throw InventoryError.noRoadProject(id, nearest: id.nearest(among: known))
        }
        effects.projects.removeAll { $0.id != found }
        return effects
    }
}
