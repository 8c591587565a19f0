internal import SimpleFeatures

/// The conditional land that depends on a road by the conditions of its plots.
public struct DependentLand: Hashable, Sendable, Encodable {
    /// The sum over the sites.
    public private(set) var hectares = 0.0
    /// The sites, sorted by id.
    public private(set) var sites: [Site] = []

    /// The dependent land of one site.
    public struct Site: Hashable, Sendable, Encodable {
        /// The site's id.
        public var id: String
        /// The site's name, or its id.
        public var name: String
        /// The dependent hectares of the site.
        public var hectares: Double
        /// The ids of the plots with the condition.
        public var plots: [String]

        enum CodingKeys: String, CodingKey {
            case id, name
            case hectares = "conditional_ha"
            case plots
        }
    }

    enum CodingKeys: String, CodingKey {
        case hectares = "conditional_ha"
        case sites
    }

    /// Adds land of a site. Sites must be added in the order of their ids.
    mutating func add(_ land: ConditionalLand, of site: Feature) {
        hectares += land.hectares
        if sites.last?.id == site.id.text {
            sites[sites.count - 1].hectares += land.hectares
            sites[sites.count - 1].plots += land.plots
        } else {
            let name = site[.name].text ?? site.id.text
            sites.append(Site(id: site.id.text, name: name, hectares: land.hectares, plots: land.plots))
        }
    }

    /// The sums rounded to the precision of hectares.
    func rounded() -> DependentLand {
        var rounded = self
        rounded.hectares = FieldUnit.hectares.rounded(hectares)
        for index in sites.indices { rounded.sites[index].hectares = FieldUnit.hectares.rounded(sites[index].hectares) }
        return rounded
    }
}
