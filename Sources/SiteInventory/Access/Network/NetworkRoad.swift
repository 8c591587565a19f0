internal import SimpleFeatures

/// A road that cars may drive, as an extract of OpenStreetMap or ATKIS has it.
struct NetworkRoad: Sendable {
    var id: FeatureID
    /// In the inventory's plane.
    var lines: [LineString]
    var direction: TravelDirection
    var speed_kmh: Double
    /// False for motorways and their ramps: no site and no road project has its gate on one.
    var hasFrontage: Bool

    /// - Returns: `nil` for what is no road for cars, and for a road without a line.
    init?(_ feature: Feature) {
        let roadClass = RoadClass(feature[.roadClass])
        guard let speed = RoadSpeed.kmh(of: roadClass, limit: feature[.maxSpeedKilometresPerHour].number) else {
            return nil
        }
        switch feature.geometry {
        case .lineString(let line): lines = [line]
        case .multiLineString(let several): lines = several
        default: return nil
        }
        id = feature.id
        direction = TravelDirection(feature[.travelDirection]) ?? .both
        speed_kmh = speed
        hasFrontage = roadClass != .motorway && roadClass != .motorwayLink
    }

    init(
        id: FeatureID, lines: [LineString], direction: TravelDirection = .both, speed_kmh: Double,
        hasFrontage: Bool = true
    ) {
        self.id = id
        self.lines = lines
        self.direction = direction
        self.speed_kmh = speed_kmh
        self.hasFrontage = hasFrontage
    }
}

/// How fast a road is driven: at its limit where one is known, else as roads of its class are on average, lights included.
enum RoadSpeed {
    /// - Returns: `nil` for tracks and paths, which are not open to traffic.
    static func kmh(of roadClass: RoadClass?, limit: Double?) -> Double? {
        guard let usual = usual(roadClass) else { return nil }
        return limit.flatMap { $0 > 0 ? $0 : nil } ?? usual
    }

    private static func usual(_ roadClass: RoadClass?) -> Double? {
        switch roadClass {
        case .motorway: 110
        case .trunk: 85
        case .primary: 60
        case .secondary: 50
        case .tertiary: 45
        case .motorwayLink, .trunkLink: 50
        case .primaryLink, .secondaryLink, .tertiaryLink, .unclassified, nil: 40
        case .residential: 30
        case .service: 15
        case .livingStreet: 7
        case .track, .path: nil
        }
    }
}
