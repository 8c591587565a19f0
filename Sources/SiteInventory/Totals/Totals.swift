internal import GeometryEngine
public import SimpleFeatures

/// The hectares of many sites together: land on which sites overlap counts once.
public struct Totals: Hashable, Sendable, Codable {
    /// Sites whose gross area is known.
    public var siteCount = 0
    public var gross = Figure()
    public var net = Figure()
    public var available = Figure()
    public var conditional = Figure()
    /// Sites left out of a figure, by the reason why it is unknown.
    public var exclusions: [UnknownReason: Int] = [:]

    /// A sum over the union of the land.
    public struct Figure: Hashable, Sendable, Codable {
        public var hectares = 0.0
        /// By how much the sum over the sites exceeds it.
        public var overlapHectares = 0.0
        /// How many sites have this figure.
        public var siteCount = 0

        enum CodingKeys: String, CodingKey {
            case hectares
            case overlapHectares = "overlap_ha"
            case siteCount = "sites"
        }

        fileprivate mutating func add(_ hectares: Double?) {
            guard let hectares else { return }
            self.hectares += hectares
            siteCount += 1
        }

        fileprivate mutating func discount(_ overlap: Double) {
            hectares -= overlap
            overlapHectares += overlap
        }
    }

    enum CodingKeys: String, CodingKey {
        case siteCount = "sites"
        case gross, net, available, conditional, exclusions
    }
}

extension Totals {
    /// The totals of all sites.
    ///
    /// - Throws: `GeometryError` when overlapping sites cannot be overlaid; what the snapshot throws.
    public init(
        _ snapshot: any InventorySnapshot, crs: CRS, scenario: Scenario = .asIs, today: CalendarDay = .today
    ) throws {
        self.init()
        var footprints: [(id: FeatureID, box: Envelope)] = []
        try ScenarioSites(snapshot, scenario, crs: crs).forEachSite { site in
            add(site)
            if let box = site.geometry.flatMap({ Envelope($0) }) { footprints.append((site.id, box)) }
        }
        let surroundings = SiteSurroundings(snapshot, today: today, scenario: scenario)
        let measures = try Measures(crs: crs)
        for cluster in Self.clusters(footprints) {
            try discountOverlaps(of: cluster, snapshot, surroundings, measures)
        }
    }

    private mutating func add(_ site: Feature) {
        if let reason = UnknownReason(site["hectares_reason"]) { exclusions[reason, default: 0] += 1 }
        guard let gross = site["gross_ha"].number else { return }
        siteCount += 1
        self.gross.add(gross)
        net.add(site["net_ha"].number)
        available.add(site["available_ha"].number)
        conditional.add(site["conditional_ha"].number)
    }

    /// Groups of sites whose boxes meet, directly or through others; lone sites are left out.
    private static func clusters(_ footprints: [(id: FeatureID, box: Envelope)]) -> [[FeatureID]] {
        let index = SpatialIndex(footprints.map(\.box))
        var visited = Set<Int>()
        var clusters: [[FeatureID]] = []
        for start in footprints.indices where visited.insert(start).inserted {
            var cluster = [start]
            var next = 0
            while next < cluster.count {
                cluster += index.indices(meeting: footprints[cluster[next]].box).filter { visited.insert($0).inserted }
                next += 1
            }
            if cluster.count > 1 { clusters.append(cluster.map { footprints[$0].id }) }
        }
        return clusters
    }

    private mutating func discountOverlaps(
        of cluster: [FeatureID], _ snapshot: any InventorySnapshot, _ surroundings: SiteSurroundings,
        _ measures: Measures
    ) throws {
        var gross: [Geometry] = []
        var net: [Geometry] = []
        var byKind: [WaterfallStep.Kind: [Geometry]] = [:]
        for id in cluster {
            guard let site = try snapshot.feature(id, in: .sites).map(Site.init),
                let partition = try surroundings.partition(of: site, measures: measures)
            else { continue }
            gross += [partition.gross].compactMap(\.self)
            net += [partition.net].compactMap(\.self)
            for piece in partition.pieces { byKind[piece.kind, default: []] += [piece.land].compactMap(\.self) }
        }
        self.gross.discount(try Self.overlapHectares(gross, measures))
        self.net.discount(try Self.overlapHectares(net, measures))
        available.discount(try Self.overlapHectares(byKind[.available] ?? [], measures))
        conditional.discount(try Self.overlapHectares(byKind[.conditional] ?? [], measures))
    }

    /// By how much the sum of the areas exceeds the area of their union; what is less than a sliver is rounding.
    private static func overlapHectares(_ lands: [Geometry], _ measures: Measures) throws -> Double {
        guard lands.count > 1, let union = try Geometry.union(of: lands) else { return 0 }
        let sum = try lands.reduce(0.0) { $0 + (try measures.areaSquareMetres($1)) }
        let overlap = sum - (try measures.areaSquareMetres(union))
        return overlap < LandPartition.sliverSquareMetres ? 0 : overlap / squareMetresPerHectare
    }
}
