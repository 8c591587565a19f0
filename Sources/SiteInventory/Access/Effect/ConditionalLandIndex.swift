internal import SimpleFeatures

/// The conditional land of all sites, indexed by condition.
struct ConditionalLandIndex {
    /// The conditional hectares of all sites.
    private(set) var hectares = 0.0
    /// The land by condition in lower case, since planners write r04-n for R04-N.
    private var lands: [String: [(land: ConditionalLand, site: Feature)]] = [:]

    /// - Throws: the errors of the snapshot.
    init(_ snapshot: any InventorySnapshot) throws {
        var sites: [Feature] = []
        try snapshot.forEachFeature(in: .sites) { site in
            guard site[.conditionalHectares].number ?? 0 > 0 else { return }
            sites.append(Feature(id: site.id, geometry: nil, properties: site.properties))
        }
        // Sums are of unrounded figures.
        for site in try snapshot.unrounded(sites) {
            for land in ConditionalLand.all(of: site) {
                hectares += land.hectares
                lands[land.condition.lowercased(), default: []].append((land, site))
            }
        }
    }

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
