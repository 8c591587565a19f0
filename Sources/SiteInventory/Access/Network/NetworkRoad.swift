internal import SimpleFeatures

/// A road that is open to cars, from an extract of OpenStreetMap or ATKIS.
struct NetworkRoad: Sendable {
    var id: FeatureID
    /// The lines in the inventory's plane.
    var lines: [LineString]
    var direction: TravelDirection
    var speedKmh: Double
    /// False for motorways and their ramps, which give no access to sites.
    var hasFrontage: Bool

    /// - Returns: `nil` for a way that is not open to cars and for a road without a line.
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
        speedKmh = speed
        hasFrontage = roadClass != .motorway && roadClass != .motorwayLink
    }

    init(
        id: FeatureID, lines: [LineString], direction: TravelDirection = .both, speedKmh: Double,
        hasFrontage: Bool = true
    ) {
        self.id = id
        self.lines = lines
        self.direction = direction
        self.speedKmh = speedKmh
        self.hasFrontage = hasFrontage
    }
}

/// Driving speeds: the speed limit when it is known, else the average of the road class including traffic lights.
enum RoadSpeed {
    /// - Returns: `nil` for tracks and paths, which are not open to cars.
    static func kmh(of roadClass: RoadClass?, limit: Double?) -> Double? {
        guard let average = average(roadClass) else { return nil }
        return limit.flatMap { $0 > 0 ? $0 : nil } ?? average
    }

    private static func average(_ roadClass: RoadClass?) -> Double? {
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
