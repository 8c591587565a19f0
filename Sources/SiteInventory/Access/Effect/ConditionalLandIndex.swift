internal import SimpleFeatures

/// The conditional land that depends on roads, indexed by condition, and the sum of all conditional land.
struct ConditionalLandIndex {
    /// The conditional hectares of all sites.
    let hectares: Double
    /// The conditional hectares of all sites that depend on one of the roads.
    let dependentHectares: Double
    /// The land by condition in lower case, since planners write r04-n for R04-N.
    private var lands: [String: [(land: ConditionalLand, site: Feature)]] = [:]

    /// - Parameters:
    ///   - roads: all projects and sections.
    ///   - detailed: the projects and sections whose land is read by site.
    /// - Throws: the errors of the snapshot.
    init(_ snapshot: any InventorySnapshot, roads: [FeatureID], detailed: [FeatureID]) throws {
        let all = Set(roads.map { $0.text.lowercased() })
        // Sums are of unrounded figures.
        let sums = try snapshot.conditionalLand(of: FeatureQuery(.sites)).sorted { ($0.key ?? "") < ($1.key ?? "") }
        hectares = sums.reduce(0) { $0 + $1.totals.conditional.hectares }
        dependentHectares = sums.filter { all.contains($0.key?.lowercased() ?? "") }
            .reduce(0) { $0 + $1.totals.conditional.hectares }
        let wanted = Set(detailed.map { $0.text.lowercased() })
        let ids = try snapshot.sites(waitingFor: { wanted.contains($0.lowercased()) })
        let named = FeatureSelection(.sites, .ids(ids)).only(Self.properties, geometry: false)
        for site in try snapshot.unrounded(try snapshot.features(named)) {
            for land in ConditionalLand.all(of: site) where wanted.contains(land.condition.lowercased()) {
                lands[land.condition.lowercased(), default: []].append((land, site))
            }
        }
    }

    private static let properties = [FieldName.name, .conditions].map(\.rawValue)

    /// The land whose condition is one of the roads.
    func dependentLand(for roads: [FeatureID]) -> DependentLand {
        var dependentLand = DependentLand()
        let all = Set(roads.map { $0.text.lowercased() }).flatMap { lands[$0] ?? [] }
        for (land, site) in all.sorted(by: { ($0.site.id, $0.land.condition) < ($1.site.id, $1.land.condition) }) {
            dependentLand.add(land, of: site)
        }
        return dependentLand
    }

    /// The share of all conditional land, 0...1; `nil` when there is none.
    func share(of dependentLand: DependentLand) -> Double? { hectares > 0 ? dependentLand.hectares / hectares : nil }
}
