internal import SimpleFeatures

/// The sites that come within a limit of a junction once a road is open.
///
/// Junctions in operation are existing ones, and open road projects of kind junction. A road project gives access at
/// its point, at the ends of its line, and at its junctions, but not along its line. The gain is a distance, not a
/// connection.
public struct AccessibilityGain: Hashable, Sendable, Encodable {
    /// The maximum distance or driving time.
    public var limit: Limit
    /// The total of the sites' available hectares.
    public private(set) var availableHectares = 0.0
    /// The total of the sites' conditional hectares.
    public private(set) var conditionalHectares = 0.0
    /// The sites, nearest to the road first.
    public private(set) var sites: [Site]

    /// A maximum distance or driving time to a junction.
    public enum Limit: Hashable, Sendable {
        /// A geodesic straight line, in metres.
        case metres(Double)
        /// A driving time in minutes on the loaded network, which does not contain the road itself.
        case minutes(Double)

        /// The default, 3 km by straight line.
        public static let usual = Limit.metres(3000)

        /// The value in metres or minutes.
        public var value: Double {
            switch self {
            case .metres(let value), .minutes(let value): value
            }
        }
    }

    /// A site that gains access.
    public struct Site: Hashable, Sendable {
        /// The site's id.
        public var id: String
        /// The site's name, or its id.
        public var name: String
        /// The distance or time to the nearest junction in operation, in the limit's unit; `nil` when there is none or
        /// no route to one.
        public var now: Double?
        /// The distance or time to the nearest access position of the road, in the limit's unit.
        public var then: Double
        /// The available hectares; `nil` when unknown.
        public var availableHectares: Double?
        /// The conditional hectares; `nil` when unknown.
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
        availableHectares = FieldUnit.hectares.rounded(sites.reduce(0) { $0 + ($1.availableHectares ?? 0) })
        conditionalHectares = FieldUnit.hectares.rounded(sites.reduce(0) { $0 + ($1.conditionalHectares ?? 0) })
    }
}

// Members have the unit in their name. Unknown values are written as null.

extension AccessibilityGain {
    enum CodingKeys: String, CodingKey {
        case within_m, within_minutes
        case availableHectares = "available_ha"
        case conditionalHectares = "conditional_ha"
        case sites
    }

    /// Writes `within_m` or `within_minutes`, by the limit.
    ///
    /// - Throws: the errors of the encoder.
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

extension AccessibilityGain.Site {
    private enum CodingKeys: String, CodingKey {
        case id, name
        case metresNow = "straight_line_now_m"
        case metresThen = "straight_line_then_m"
        case minutesNow = "drive_minutes_now"
        case minutesThen = "drive_minutes_then"
        case availableHectares = "available_ha"
        case conditionalHectares = "conditional_ha"
    }

    fileprivate func encode(to encoder: any Encoder, _ limit: AccessibilityGain.Limit) throws {
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
