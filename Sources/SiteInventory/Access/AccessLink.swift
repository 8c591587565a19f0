public import SimpleFeatures

/// A link from a site to a road project or a junction: somebody's word, or what was measured. The two are never mixed.
public struct AccessLink: Hashable, Sendable {
    public var siteID: FeatureID
    public var target: Target
    public var basis: Basis
    /// What the documented link gives; `nil` for a computed one, since nearness is no connection.
    public var connection: ConnectionState?
    /// The project's status; `nil` when the project or its status is unknown, and for a junction.
    public var roadStatus: RoadStatus?
    /// What was measured; `nil` for a documented link.
    public var measured: Measured?
    /// 1 for the nearest target of its kind by this method; `nil` for a documented link.
    public var rank: Int?
    /// Who says so; `nil` for a computed link.
    public var source: String?
    public var agreementLines: String?

    public enum Basis: String, Vocabulary {
        case documented, computed
    }

    /// What a link leads to.
    public struct Target: Hashable, Sendable {
        public var kind: TargetKind
        public var id: FeatureID

        public init(_ kind: TargetKind, _ id: FeatureID) {
            self.kind = kind
            self.id = id
        }
    }

    public enum TargetKind: String, Vocabulary {
        case roadProject = "road_project"
        /// A junction that is there now: an existing one, or an open road project that is a junction.
        case junction
    }

    public enum Method: String, Vocabulary {
        case straightLine = "straight_line"
        case byRoad = "by_road"
    }

    public enum Measured: Hashable, Sendable {
        case straightLine(StraightLine)
        case byRoad(RoadRoute)

        public var method: Method {
            switch self {
            case .straightLine: .straightLine
            case .byRoad: .byRoad
            }
        }
    }

    /// A straight line from the site to the nearest point of the target.
    public struct StraightLine: Hashable, Sendable {
        /// Geodesic, in metres; 0 where the target touches the site.
        public var metres: Double
        /// At the site's end, clockwise from north; `nil` for a line without length.
        public var bearingDegrees: Double?
        public var origin: Origin
        /// On the site's boundary, or its representative point; in the inventory's plane.
        public var start: Position
        /// The nearest point of the target; in the inventory's plane.
        public var end: Position
    }

    /// Where a line begins.
    public enum Origin: String, Vocabulary {
        case boundary
        /// The target lies in the site, or touches it.
        case inside
        case representativePoint = "representative_point"
    }

    /// How many of the nearest road projects, and of the nearest junctions, a site is linked to by straight lines.
    static let nearestCount = 3

    /// The link's own id: one for each site, target, basis and method. No other id has a tilde in it.
    public var id: FeatureID {
        let suffix: String =
            switch (basis, target.kind, measured?.method) {
            case (.computed, .roadProject, .byRoad): "by_road"
            case (.computed, .junction, .byRoad): "junction_by_road"
            case (.computed, .junction, _): "junction"
            default: basis.rawValue
            }
        return FeatureID("\(siteID)~\(target.id)~\(suffix)")
    }

    static func documentedID(site: String, roadProject: String) -> FeatureID {
        FeatureID("\(site)~\(roadProject)~\(Basis.documented.rawValue)")
    }
}

extension AccessLink {
    var straightLineMetres: Double? {
        if case .straightLine(let line) = measured { line.metres } else { nil }
    }

    var route: RoadRoute? {
        if case .byRoad(let route) = measured { route } else { nil }
    }
}
