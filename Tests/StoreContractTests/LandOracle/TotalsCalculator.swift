import GeometryEngine
import SimpleFeatures

@testable import SiteInventory

/// Computes the totals of sites. Land in several sites counts once.
final class TotalsCalculator {
    private let snapshot: any InventorySnapshot
    private let related: RelatedFeaturesReader
    private let measures: Measures
    /// Cached partitions, since a site counts in a group and in the total.
    private var partitions: [FeatureID: LandPartition] = [:]

    /// - Throws: `GeometryError` when PROJ does not know the plane; the errors of the snapshot.
    init(_ snapshot: any InventorySnapshot, crs: CRS, scenario: Scenario) throws {
        self.snapshot = snapshot
        related = RelatedFeaturesReader(snapshot, today: try snapshot.judgedOn() ?? .today, scenario: scenario)
        measures = try Measures(crs: crs)
    }

    /// - Throws: `GeometryError` when overlapping sites cannot be overlaid; the errors of the snapshot.
    func totals(of shares: [LandShare]) throws -> Totals {
        var totals = Totals()
        for share in shares {
            if let reason = share.reason { totals.exclusions[reason, default: 0] += 1 }
            if !share.hectares.isEmpty { totals.siteCount += 1 }
            for (figure, hectares) in share.hectares { totals.add(hectares, to: figure) }
        }
        for cluster in try Self.clusters(shares) { try discountOverlaps(of: cluster, from: &totals) }
        return totals
    }

    /// The part of a site within the geometry; `nil` when it is smaller than a sliver.
    ///
    /// - Throws: `GeometryError` when the land cannot be cut; the errors of the snapshot.
    func share(of site: LandShare, within part: Geometry) throws -> LandShare? {
        var share = site
        share.part = part
        let land = try land(of: share)
        let areas = try land.mapValues { try $0.reduce(0.0) { $0 + (try measures.areaSquareMetres($1)) } }
        guard areas[.grossHectares] ?? 0 >= LandPartition.sliverSquareMetres else { return nil }
        for (figure, hectares) in site.hectares where hectares > 0 {
            share.hectares[figure] = (areas[figure] ?? 0) / squareMetresPerHectare
        }
        share.box = land[.grossHectares]?.compactMap { Envelope($0) }.first
        return share
    }

    /// Groups of shares whose envelopes meet, directly or through others. Omits shares without neighbours.
    private static func clusters(_ shares: [LandShare]) throws -> [[LandShare]] {
        let placed = shares.compactMap { share in share.box.map { (share, $0) } }
        let index = SpatialIndex(placed.map(\.1))
        var visited = Set<Int>()
        var clusters: [[LandShare]] = []
        for start in placed.indices where visited.insert(start).inserted {
            try ReadBudget.check()
            var cluster = [start]
            var next = 0
            while next < cluster.count {
                cluster += index.indices(meeting: placed[cluster[next]].1).filter { visited.insert($0).inserted }
                next += 1
            }
            if cluster.count > 1 { clusters.append(cluster.map { placed[$0].0 }) }
        }
        return clusters
    }

    private func discountOverlaps(of cluster: [LandShare], from totals: inout Totals) throws {
        var lands: [SiteFigure: [Geometry]] = [:]
        for share in cluster {
            for (figure, land) in try land(of: share) where share.hectares[figure] != nil {
                lands[figure, default: []] += land
            }
        }
        for (figure, land) in lands { totals.discount(try overlapHectares(land), from: figure) }
    }

    /// The land of each figure, cut to the share's part.
    private func land(of share: LandShare) throws -> [SiteFigure: [Geometry]] {
        try ReadBudget.check()
        guard let partition = try partition(of: share.site) else { return [:] }
        var lands: [SiteFigure: [Geometry]] = [:]
        if share.condition == nil {
            lands[.grossHectares] = [partition.gross].compactMap(\.self)
            lands[.netHectares] = [partition.net].compactMap(\.self)
        }
        for piece in partition.pieces where share.condition == nil || piece.condition == share.condition {
            for figure in SiteFigure.summed(under: piece.kind) {
                lands[figure, default: []] += [piece.land].compactMap(\.self)
            }
        }
        guard let part = share.part else { return lands }
        return try lands.mapValues { try $0.compactMap { try $0.intersection(part) } }
    }

    /// - Returns: `nil` for a site without a footprint.
    private func partition(of id: FeatureID) throws -> LandPartition? {
        if let known = partitions[id] { return known }
        guard let site = try snapshot.feature(id, in: .sites).map(Site.init) else { return nil }
        let partition = try related.partition(of: site, measures: measures)
        partitions[id] = partition
        return partition
    }

    /// The difference between the sum of the areas and the area of their union; 0 when it is smaller than a sliver.
    private func overlapHectares(_ lands: [Geometry]) throws -> Double {
        try ReadBudget.check()
        guard lands.count > 1, let union = try Geometry.union(of: lands) else { return 0 }
        let sum = try lands.reduce(0.0) { $0 + (try measures.areaSquareMetres($1)) }
        let overlap = sum - (try measures.areaSquareMetres(union))
        return overlap < LandPartition.sliverSquareMetres ? 0 : overlap / squareMetresPerHectare
    }
}

extension RelatedFeaturesReader {
    /// - Returns: `nil` for a site without a footprint.
    func partition(of site: Site, measures: Measures) throws -> LandPartition? {
        guard let footprint = site.footprint else { return nil }
        return try LandPartition(
            footprint: footprint, plots: plots(of: site), constraints: constraints(meeting: site),
            conditions: loadRoads().conditions, measures: measures)
    }
}
