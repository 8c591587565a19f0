public import SimpleFeatures

/// A link from a site to a road project or a junction, either documented by a source or computed. The two coexist.
public struct AccessLink: Hashable, Sendable {
    /// The site at which the link starts.
    public var siteID: FeatureID
    /// The road project or junction at which the link ends.
    public var target: Target
    /// Whether a source documents the link or it was computed.
    public var basis: Basis
    /// The connection stated by the documented link; `nil` for a computed link, since a distance does not prove a
    /// connection.
    public var connection: ConnectionState?
    /// The project's status; `nil` when the project or its status is unknown, and for a junction.
    public var roadStatus: RoadStatus?
    /// The measured line or route; `nil` for a documented link.
    public var measured: Measured?
    /// 1 for the nearest target of its kind by this method; `nil` for a documented link.
    public var rank: Int?
    /// The source of a documented link; `nil` for a computed link.
    public var source: String?
    /// The lines of the agreement that document the link, such as `578-580`.
    public var agreementLines: String?

    /// The basis of a link.
    public enum Basis: String, Vocabulary {
        case documented, computed
    }

    /// The end of a link.
    public struct Target: Hashable, Sendable {
        /// Selects the collection of the feature.
        public var kind: TargetKind
        /// The id of the road project or junction.
        public var id: FeatureID

        /// Creates a target.
        public init(_ kind: TargetKind, _ id: FeatureID) {
            self.kind = kind
            self.id = id
        }
    }

    /// The kind of a link's target.
    public enum TargetKind: String, Vocabulary {
        case roadProject = "road_project"
        /// A junction in operation: an existing one, or an open road project of kind junction.
        case junction
    }

    /// The method by which a link was measured.
    public enum Method: String, Vocabulary {
        case straightLine = "straight_line"
        case byRoad = "by_road"
    }

    /// The measurement of a computed link.
    public enum Measured: Hashable, Sendable {
        case straightLine(StraightLine)
        case byRoad(RouteResult)

        /// The method of the measurement.
        public var method: Method {
            switch self {
            case .straightLine: .straightLine
            case .byRoad: .byRoad
            }
        }
    }

    /// A straight line from the site to the nearest point of the target.
    public struct StraightLine: Hashable, Sendable {
        /// The geodesic length in metres; 0 when the target touches the site.
        public var metres: Double
        /// The bearing at the start in degrees, clockwise from north, 0..<360; `nil` for a line of length 0.
        public var bearingDegrees: Double?
        /// The part of the site at which the line starts.
        public var origin: Origin
        /// The start on the site's boundary, or its representative point; in the inventory's plane.
        public var start: Position
        /// The nearest point of the target, in the inventory's plane.
        public var end: Position
    }

    /// The part of a site at which a line starts.
    public enum Origin: String, Vocabulary {
        case boundary
        /// The target lies in the site or touches it.
        case inside
        case representativePoint = "representative_point"
    }

    /// The number of nearest road projects, and of nearest junctions, to which straight lines are computed.
    static let nearestCount = 3

    /// The link's id, unique by site, target, basis and method. Only link ids contain a tilde.
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

    package static func documentedID(site: String, roadProject: String) -> FeatureID {
        FeatureID("\(site)~\(roadProject)~\(Basis.documented.rawValue)")
    }
}

extension AccessLink {
    var straightLineMetres: Double? {
        if case .straightLine(let line) = measured { line.metres } else { nil }
    }

    var route: RouteResult? {
        if case .byRoad(let route) = measured { route } else { nil }
    }
}

extension [AccessLink] {
    /// The straight line to the nearest road project.
    var nearestProject: AccessLink? { first { $0.target.kind == .roadProject && $0.rank == 1 } }

    /// The straight line to the nearest junction.
    var nearestJunction: AccessLink? { first { $0.target.kind == .junction && $0.rank == 1 } }
}
