public import SimpleFeatures

/// What the road projects of an inventory free, each and together.
public struct RoadEffects: Hashable, Sendable, Encodable {
    /// In the order of ids.
    public var projects: [RoadEffect] = []
    /// The conditional hectares of all sites; land on which sites overlap counts for each.
    public private(set) var conditionalHectares = 0.0
    /// Of these, what waits for no road: for a remediation, a year, or what nobody said.
    public private(set) var otherHectares = 0.0
    /// What becomes free when, if all roads are built as planned.
    public private(set) var years: [WaitingByYear] = []

    enum CodingKeys: String, CodingKey {
        case projects
        case conditionalHectares = "conditional_ha"
        case otherHectares = "other_conditions_ha"
        case years
    }
}

extension RoadEffects {
    /// - Parameters:
    ///   - crs: the plane of the inventory.
    ///   - id: of the one project that is asked about; `nil` for all.
    ///   - limit: how far from a junction a site still counts as near.
    /// - Throws: `GeometryError` when PROJ does not know the plane; what the snapshot throws.
    public init(
        _ snapshot: any InventorySnapshot, crs: CRS, of id: FeatureID? = nil, within limit: NearerSites.Limit = .usual
    ) throws {
        // What is overdue is judged as the stored figures were.
        let year = try (snapshot.judgedOn() ?? .today).year
        let inventory = try RoadInventory(snapshot, year: year)
        let roads = inventory.projects.values.sorted { $0.id < $1.id }
        let sections = inventory.sections
        let sectionsOfProjects = Dictionary(grouping: sections) { $0.roadProjectID }
        let land = try LandByRoad(snapshot)
        let nearness = try Nearness(snapshot, inventory, crs: crs, limit)
        conditionalHectares = land.hectares
        for road in roads where id == nil || id == road.id {
            var effect = RoadEffect(road, sectionsOfProjects[road.id] ?? [], land, year: year)
            if road.status != .open { effect.nearer = try nearness.sites(nearer: road) }
            projects.append(effect)
        }
        otherHectares = land.hectares - land.waiting(for: roads.map(\.id) + sections.map(\.id)).hectares
        years = WaitingByYear.list(projects.flatMap(\.parts), in: year)
    }
}

/// The conditional land of all sites, by what it waits for.
private struct LandByRoad {
    private(set) var hectares = 0.0
    /// By ids in lower case: planners write r04-n for R04-N.
    private var lands: [String: [(land: ConditionalLand, site: Feature)]] = [:]

    init(_ snapshot: any InventorySnapshot) throws {
        try snapshot.forEachFeature(in: .sites) { site in
            guard site[.conditionalHectares].number ?? 0 > 0 else { return }
            for land in ConditionalLand.all(of: site) {
                hectares += land.hectares
                lands[land.condition.lowercased(), default: []].append((land, site))
            }
        }
    }

    /// What waits for any of the roads.
    func waiting(for roads: [FeatureID]) -> WaitingLand {
        var waiting = WaitingLand()
        let all = Set(roads.map { $0.text.lowercased() }).flatMap { lands[$0] ?? [] }
        for (land, site) in all.sorted(by: { ($0.site.id, $0.land.condition) < ($1.site.id, $1.land.condition) }) {
            waiting.add(land, of: site)
        }
        return waiting
    }

    func share(of waiting: WaitingLand) -> Double? { hectares > 0 ? waiting.hectares / hectares : nil }
}

extension RoadEffect {
    fileprivate init(_ road: RoadProject, _ sections: [RoadSection], _ land: LandByRoad, year: Int) {
        let waiting = land.waiting(for: [road.id] + sections.map(\.id))
        let parts = sections.sorted { $0.id < $1.id }.map { part in
            let own = land.waiting(for: [part.id])
            return Section(
                id: part.id.text, name: part.name, status: part.status, targetYear: part.targetYear,
                isOverdue: part.status.isOverdue(part.targetYear, in: year), waiting: own, share: land.share(of: own))
        }
        self.init(
            id: road.id.text, name: road.name, kind: road.kind, status: road.status, targetYear: road.targetYear,
            isOverdue: road.status.isOverdue(road.targetYear, in: year) || parts.contains(where: \.isOverdue),
            waiting: waiting, waitingForWhole: land.waiting(for: [road.id]), share: land.share(of: waiting),
            sections: parts, years: [], nearer: nil)
        years = WaitingByYear.list(self.parts, in: year)
    }

    /// What waits for the project as a whole, and for each section.
    fileprivate var parts: [(road: String, targetYear: Int?, hectares: Double)] {
        [(id, targetYear, waitingForWhole.hectares)] + sections.map { ($0.id, $0.targetYear, $0.waiting.hectares) }
    }
}
