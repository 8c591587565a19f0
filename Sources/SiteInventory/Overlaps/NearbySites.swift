internal import SimpleFeatures

/// Reads the envelopes of the sites around others.
struct NearbySites {
    let snapshot: any InventorySnapshot

    /// The largest number of sites, and of neighbours of a site, for which single searches cost less than reading all
    /// envelopes.
    private static let (few, mostNeighbours) = (256, 64)

    /// The envelopes of the sites, of their neighbours, and of the neighbours of these. Neighbours are sites whose
    /// envelopes meet. May return further sites.
    ///
    /// - Throws: the errors of the snapshot.
    func boxes(around sites: Set<FeatureID>) throws -> [FeatureID: Envelope] {
        guard sites.count <= Self.few, let near = try withNeighbours(sites), near.count <= Self.few,
            let all = try withNeighbours(near)
        else { return try allBoxes() }
        return try snapshot.geometries(of: all.sorted(), in: .sites).compactMapValues { Envelope($0) }
    }

    /// The envelopes of all sites whose envelopes may meet another one. May return further sites.
    ///
    /// - Throws: the errors of the snapshot.
    func boxesOfSitesWithNeighbours() throws -> [FeatureID: Envelope] {
        guard let sites = try snapshot.featuresWithNeighbours(in: .sites) else { return try allBoxes() }
        var boxes: [FeatureID: Envelope] = [:]
        for batch in sites.batches(of: Self.sitesPerBatch) {
            let lands = try snapshot.geometries(of: Array(batch), in: .sites)
            for (site, land) in lands { boxes[site] = Envelope(land) }
        }
        return boxes
    }

    private static let sitesPerBatch = 1024

    /// The sites with their neighbours; `nil` when a site has too many.
    private func withNeighbours(_ sites: Set<FeatureID>) throws -> Set<FeatureID>? {
        let pairs = try snapshot.neighbours(of: sites.sorted(), in: .sites, limit: Self.mostNeighbours)
        let counts = Dictionary(grouping: pairs, by: \.id)
        guard counts.values.allSatisfy({ $0.count < Self.mostNeighbours }) else { return nil }
        return sites.union(pairs.map(\.neighbour))
    }

    private func allBoxes() throws -> [FeatureID: Envelope] {
        var boxes: [FeatureID: Envelope] = [:]
        try snapshot.forEachFeature(in: .sites, with: []) { site in
            boxes[site.id] = site.geometry.flatMap { Envelope($0) }
        }
        return boxes
    }
}
