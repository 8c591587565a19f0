internal import GeometryEngine
internal import SimpleFeatures

/// Adds sites up, land that several of them cover once.
final class TotalsCounter {
    private let snapshot: any InventorySnapshot
    private let surroundings: SiteSurroundings
    private let measures: Measures
    /// Of sites that were looked at themselves, since a site may count in a group and in the whole.
    private var partitions: [FeatureID: LandPartition] = [:]

    /// - Throws: `GeometryError` when PROJ does not know the plane; what the snapshot throws.
    init(_ snapshot: any InventorySnapshot, crs: CRS, scenario: Scenario) throws {
        self.snapshot = snapshot
        surroundings = SiteSurroundings(snapshot, today: try snapshot.judgedOn() ?? .today, scenario: scenario)
        measures = try Measures(crs: crs)
    }

    /// - Throws: `GeometryError` when overlapping sites cannot be overlaid; what the snapshot throws.
    func totals(of shares: [SiteShare]) throws -> Totals {
        var totals = Totals()
        for share in shares {
            if let reason = share.reason { totals.exclusions[reason, default: 0] += 1 }
            if !share.hectares.isEmpty { totals.siteCount += 1 }
            for (figure, hectares) in share.hectares { totals.add(hectares, to: figure) }
        }
        for cluster in Self.clusters(shares) { try discountOverlaps(of: cluster, from: &totals) }
        return totals
    }

    /// The part of a site that lies within the geometry; `nil` for less than a sliver.
    func share(of site: SiteShare, within part: Geometry) throws -> SiteShare? {
        var share = site
        share.part = part
        let land = try land(of: share)
        let areas = try land.mapValues { try $0.reduce(0.0) { $0 + (try measures.areaSquareMetres($1)) } }
        guard areas[.gross] ?? 0 >= LandPartition.sliverSquareMetres else { return nil }
        for (figure, hectares) in site.hectares where hectares > 0 {
            share.hectares[figure] = (areas[figure] ?? 0) / squareMetresPerHectare
        }
        share.box = land[.gross]?.compactMap { Envelope($0) }.first
        return share
    }

    /// Groups of shares whose boxes meet, directly or through others; lone ones are left out.
    private static func clusters(_ shares: [SiteShare]) -> [[SiteShare]] {
        let placed = shares.compactMap { share in share.box.map { (share, $0) } }
        let index = SpatialIndex(placed.map(\.1))
        var visited = Set<Int>()
        var clusters: [[SiteShare]] = []
        for start in placed.indices where visited.insert(start).inserted {
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

    private func discountOverlaps(of cluster: [SiteShare], from totals: inout Totals) throws {
        var lands: [HectaresFigure: [Geometry]] = [:]
        for share in cluster {
            for (figure, land) in try land(of: share) where share.hectares[figure] != nil {
                lands[figure, default: []] += land
            }
        }
        for (figure, land) in lands { totals.discount(try overlapHectares(land), from: figure) }
    }

    /// The land that counts in each figure, cut to the share's part.
    private func land(of share: SiteShare) throws -> [HectaresFigure: [Geometry]] {
        guard let partition = try partition(of: share.site) else { return [:] }
        var lands: [HectaresFigure: [Geometry]] = [:]
        if share.condition == nil {
            lands[.gross] = [partition.gross].compactMap(\.self)
            lands[.net] = [partition.net].compactMap(\.self)
        }
        for piece in partition.pieces where share.condition == nil || piece.condition == share.condition {
            for figure in HectaresFigure.counting(piece.kind) {
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
        let partition = try surroundings.partition(of: site, measures: measures)
        partitions[id] = partition
        return partition
    }

    /// By how much the sum of the areas exceeds the area of their union; what is less than a sliver is rounding.
    private func overlapHectares(_ lands: [Geometry]) throws -> Double {
        guard lands.count > 1, let union = try Geometry.union(of: lands) else { return 0 }
        let sum = try lands.reduce(0.0) { $0 + (try measures.areaSquareMetres($1)) }
        let overlap = sum - (try measures.areaSquareMetres(union))
        return overlap < LandPartition.sliverSquareMetres ? 0 : overlap / squareMetresPerHectare
    }
}
