internal import SimpleFeatures

/// Land that waits for a road, by the conditions that plots name: somebody's word, and nothing that was measured.
public struct WaitingLand: Hashable, Sendable, Encodable {
    public private(set) var hectares = 0.0
    /// In the order of ids.
    public private(set) var sites: [Site] = []

    /// The land of one site.
    public struct Site: Hashable, Sendable, Encodable {
        public var id: String
        public var name: String
        public var hectares: Double
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

    /// - Parameter site: the sites must come in the order of ids.
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
}

/// Land that becomes free in a year, if its roads are built by then.
public struct WaitingByYear: Hashable, Sendable, Encodable {
    /// `nil` for roads that nobody has set a year for.
    public var year: Int?
    /// True for a year that has passed without its roads.
    public var isOverdue: Bool
    /// The projects and sections that are to be open in it.
    public var roads: [String]
    public var hectares: Double
    /// With that of all years before; `nil` without a year.
    public var cumulativeHectares: Double?

    enum CodingKeys: String, CodingKey {
        case year
        case isOverdue = "overdue"
        case roads
        case hectares = "conditional_ha"
        case cumulativeHectares = "cumulative_ha"
    }

    /// Unknown values are written as null, not left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(year, forKey: .year)
        try container.encode(isOverdue, forKey: .isOverdue)
        try container.encode(roads, forKey: .roads)
        try container.encode(hectares, forKey: .hectares)
        try container.encode(cumulativeHectares, forKey: .cumulativeHectares)
    }

    /// The years in their order, that without a year last.
    ///
    /// - Parameter today: the year in which it is judged what is overdue.
    static func list(
        _ land: [(road: String, targetYear: Int?, hectares: Double)], in today: Int
    ) -> [WaitingByYear] {
        let byYear = Dictionary(grouping: land.filter { $0.hectares > 0 }) { $0.targetYear }
        var sum = 0.0
        return byYear.sorted { ($0.key ?? .max) < ($1.key ?? .max) }.map { year, roads in
            let hectares = roads.reduce(0) { $0 + $1.hectares }
            sum += hectares
            return WaitingByYear(
                year: year, isOverdue: year.map { $0 < today } ?? false, roads: roads.map(\.road).sorted(),
                hectares: hectares, cumulativeHectares: year == nil ? nil : sum)
        }
    }
}
