internal import SimpleFeatures

/// The sites that come near a junction once a road is open, and are not near one now.
///
/// A junction is one that exists, or a road project of that kind that is open. Of the road itself, a junction gives
/// access where it lies, a line at its ends and never along it, and so do junctions that come with it. Nearness is
/// measured, and no connection.
public struct NearerSites: Hashable, Sendable, Encodable {
    /// What counts as near.
    public var limit: Limit
    public private(set) var availableHectares = 0.0
    public private(set) var conditionalHectares = 0.0
    /// The nearest to the road first.
    public private(set) var sites: [Site]

    public enum Limit: Hashable, Sendable {
        /// A straight line, geodesic.
        case metres(Double)
        /// By the network of now, in which the road itself is not.
        case minutes(Double)

        /// So far from a junction a site is near it unless somebody asks otherwise.
        public static let usual = Limit.metres(3000)

        public var value: Double {
            switch self {
            case .metres(let value), .minutes(let value): value
            }
        }
    }

    public struct Site: Hashable, Sendable {
        public var id: String
        public var name: String
        /// To the nearest junction that exists, in the limit's unit; `nil` when there is none, or no way to one.
        public var now: Double?
        /// To where the road gives access.
        public var then: Double
        public var availableHectares: Double?
        public var conditionalHectares: Double?

        init(_ site: Feature, now: Double?, then: Double) {
            id = site.id.text
            name = site[.name].text ?? site.id.text
            self.now = now
            self.then = then
            availableHectares = site[.availableHectares].number
            conditionalHectares = site[.conditionalHectares].number
        }
    }

    init(_ sites: [Site], within limit: Limit) {
        self.limit = limit
        self.sites = sites.sorted { ($0.then, $0.id) < ($1.then, $1.id) }
        availableHectares = sites.reduce(0) { $0 + ($1.availableHectares ?? 0) }
        conditionalHectares = sites.reduce(0) { $0 + ($1.conditionalHectares ?? 0) }
    }
}

// Units stand in the names, and unknown values are written as null.

extension NearerSites {
    enum CodingKeys: String, CodingKey {
        case within_m, within_minutes
        case availableHectares = "available_ha"
        case conditionalHectares = "conditional_ha"
        case sites
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch limit {
        case .metres(let metres): try container.encode(metres, forKey: .within_m)
        case .minutes(let minutes): try container.encode(minutes, forKey: .within_minutes)
        }
        try container.encode(availableHectares, forKey: .availableHectares)
        try container.encode(conditionalHectares, forKey: .conditionalHectares)
        var list = container.nestedUnkeyedContainer(forKey: .sites)
        for site in sites { try site.encode(to: list.superEncoder(), limit) }
    }
}

extension NearerSites.Site {
    private enum CodingKeys: String, CodingKey {
        case id, name
        case metresNow = "straight_line_now_m"
        case metresThen = "straight_line_then_m"
        case minutesNow = "drive_minutes_now"
        case minutesThen = "drive_minutes_then"
        case availableHectares = "available_ha"
        case conditionalHectares = "conditional_ha"
    }

    fileprivate func encode(to encoder: any Encoder, _ limit: NearerSites.Limit) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let isByRoad = if case .minutes = limit { true } else { false }
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(now, forKey: isByRoad ? .minutesNow : .metresNow)
        try container.encode(then, forKey: isByRoad ? .minutesThen : .metresThen)
        try container.encode(availableHectares, forKey: .availableHectares)
        try container.encode(conditionalHectares, forKey: .conditionalHectares)
    }
}
