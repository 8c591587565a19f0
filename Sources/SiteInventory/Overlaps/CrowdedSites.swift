internal import GeometryEngine
internal import SimpleFeatures

/// Computes how the stored land of crowded sites, and of sites beside them, changes.
struct CrowdedSites {
    let snapshot: any InventorySnapshot
    let boundaries: MunicipalBoundaries
    let measures: Measures

    private static let sitesPerBatch = 256

    /// The stored state of the sites: true for crowded ones, false for those beside. Omits other sites.
    ///
    /// - Throws: the errors of the snapshot.
    func stored(_ sites: Set<FeatureID>) throws -> [FeatureID: Bool] {
        guard try snapshot.hasCrowdedLands() else { return [:] }
        let lands = try sites.sorted().batches(of: Self.sitesPerBatch).flatMap {
            try snapshot.crowdedLands(of: Array($0))
        }
        return Dictionary(lands.map { ($0.site, $0.isCrowded) }) { first, _ in first }
    }

    /// The sites whose envelopes meet the stored crowded land of the sites.
    ///
    /// - Throws: the errors of the snapshot.
    func neighbours(ofStored sites: Set<FeatureID>) throws -> Set<FeatureID> {
        guard try snapshot.hasCrowdedLands() else { return [] }
        var boxes: Set<Envelope> = []
        for batch in sites.sorted().batches(of: Self.sitesPerBatch) {
            for land in try snapshot.crowdedLands(of: Array(batch)) {
                if let box = Envelope(land.geometry) { boxes.insert(box) }
            }
        }
        guard boxes.count < Self.sitesPerBatch else { return Set(try snapshot.ids(in: .sites)) }
        var found: Set<FeatureID> = []
        for box in boxes { for site in try snapshot.features(in: .sites, meeting: box) { found.insert(site.id) } }
        return found
    }

    /// The changes of the sites' stored lands.
    ///
    /// - Parameters:
    ///   - sites: the sites whose land or state has changed.
    ///   - states: the computed states. Sites without a state have no crowded land.
    ///   - lands: returns the lands of sites.
    /// - Throws: `GeometryError` when land cannot be cut or measured; the errors of the snapshot.
    func changes(
        of sites: Set<FeatureID>, _ states: [FeatureID: Bool], lands: ([FeatureID]) throws -> [FeatureID: SiteLands]
    ) throws -> CrowdedLandChanges {
        var changes = CrowdedLandChanges()
        guard try !states.isEmpty || snapshot.hasCrowdedLands() else { return changes }
        for batch in sites.sorted().batches(of: Self.sitesPerBatch) {
            let former = Dictionary(grouping: try snapshot.crowdedLands(of: Array(batch)), by: \.site)
            let own = try lands(batch.filter { states[$0] != nil })
            for site in batch {
                let new = try own[site].map { try rows(of: site, $0, isCrowded: states[site] ?? false) } ?? []
                if Self.areClose(former[site] ?? [], new) { continue }
                if former[site] != nil { changes.ended.insert(site) }
                changes.added += new
            }
        }
        return changes
    }

    private func rows(of site: FeatureID, _ lands: SiteLands, isCrowded: Bool) throws -> [CrowdedLand] {
        try lands.layers.flatMap(\.self).flatMap { land in
            try boundaries.parts(of: land.area).map { part in
                CrowdedLand(
                    site: site, isCrowded: isCrowded, land: land.claim, condition: land.condition,
                    municipality: part.key,
                    hectares: try measures.areaSquareMetres(part.land.land) / squareMetresPerHectare,
                    geometry: part.land.land)
            }
        }
    }

    private static func areClose(_ a: [CrowdedLand], _ b: [CrowdedLand]) -> Bool {
        guard a.count == b.count else { return false }
        let places = Dictionary(a.map { ($0.place, $0.hectares) }) { first, _ in first }
        return b.allSatisfy { land in places[land.place].map(land.hectares.isNearlyEqual) ?? false }
    }
}
