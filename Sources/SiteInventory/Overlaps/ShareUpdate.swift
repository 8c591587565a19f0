internal import GeometryEngine
internal import SimpleFeatures

/// Computes how the municipal shares of sites change.
struct ShareUpdate {
    let snapshot: any InventorySnapshot
    let related: RelatedFeaturesReader
    let boundaries: MunicipalBoundaries
    let measures: Measures

    private static let sitesPerBatch = 256

    /// - Parameter sites: the sites whose land or whose municipalities may have changed, including ended ones.
    /// - Throws: `GeometryError` when land cannot be cut or measured; the errors of the snapshot.
    func changes(of sites: Set<FeatureID>) throws -> ShareChanges {
        let hasShares = try snapshot.hasShares()
        guard hasShares || !boundaries.isEmpty else { return ShareChanges() }
        var changes = ShareChanges()
        for batch in sites.sorted().batches(of: Self.sitesPerBatch) {
            let stored = try hasShares ? snapshot.shares(of: Array(batch)) : []
            let former = Dictionary(grouping: stored, by: \.site)
            let shares = try boundaries.isEmpty ? [:] : self.shares(of: Array(batch))
            for site in batch where !Self.areClose(former[site] ?? [], shares[site] ?? []) {
                if former[site] != nil { changes.ended.insert(site) }
                changes.added += shares[site] ?? []
            }
        }
        return changes
    }

    private static func areClose(_ a: [MunicipalShare], _ b: [MunicipalShare]) -> Bool {
        a.count == b.count && a.allSatisfy { share in b.contains(where: share.isClose) }
    }

    /// The shares by site. Sites without a footprint have none.
    func shares(of sites: [FeatureID]) throws -> [FeatureID: [MunicipalShare]] {
        var shares: [FeatureID: [MunicipalShare]] = [:]
        var cut: [FeatureID: [MunicipalBoundaries.Part]] = [:]
        for (site, land) in try snapshot.geometries(of: sites, in: .sites) {
            guard let footprint = GeometryWithEnvelope(land) else { continue }
            let parts = try boundaries.parts(of: footprint)
            if let part = parts.first, parts.count == 1, part.isWhole {
                shares[site] = [MunicipalShare(site: site, municipality: part.key, hectares: nil)]
            } else {
                cut[site] = parts
            }
        }
        guard !cut.isEmpty else { return shares }
        let conditions = try related.loadRoads().conditions
        for input in try related.land(of: cut.keys.sorted()) {
            let lands = try SiteLands(of: input, conditions: conditions, measures: measures)
            shares[input.site.id] = try (cut[input.site.id] ?? []).compactMap { part in
                try share(of: lands, in: part).map {
                    MunicipalShare(site: input.site.id, municipality: part.key, hectares: $0)
                }
            }
        }
        return shares
    }

    /// The hectares of the lands within the part; `nil` when it is smaller than a sliver.
    private func share(of lands: SiteLands, in part: MunicipalBoundaries.Part) throws -> [SiteFigure: Double]? {
        var hectares: [SiteFigure: Double] = [:]
        for land in lands.layers.flatMap(\.self) {
            guard let common = try land.area.inside(part.land) else { continue }
            let area = try measures.areaSquareMetres(common.land) / squareMetresPerHectare
            for figure in land.claim.figures { hectares[figure, default: 0] += area }
        }
        let gross = hectares[.grossHectares] ?? 0
        return gross * squareMetresPerHectare < LandPartition.sliverSquareMetres ? nil : hectares
    }
}
