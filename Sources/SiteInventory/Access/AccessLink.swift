public import SimpleFeatures

/// A link between a site and a road project: somebody's word, or what was measured. The two are never mixed.
public struct AccessLink: Hashable, Sendable {
    public var siteID: FeatureID
    public var roadProjectID: FeatureID
    public var basis: Basis
    /// What the documented link gives; `nil` for a computed one, since nearness is no connection.
    public var connection: ConnectionState?
    /// The project's status; `nil` when the project or its status is unknown.
    public var roadStatus: RoadStatus?
    /// What was measured; `nil` for a documented link.
    public var measured: Measured?
    /// Who says so; `nil` for a computed link.
    public var source: String?
    public var agreementLines: String?

    public enum Basis: String, Vocabulary {
        case documented, computed
    }

    /// A straight line from the site to the nearest point of the project.
    public struct Measured: Hashable, Sendable {
        /// Geodesic, in metres; 0 where the project touches the site.
        public var straightLine_m: Double
        /// At the site's end, clockwise from north; `nil` for a line without length.
        public var bearingDegrees: Double?
        public var origin: Origin
        /// On the site's boundary, or its representative point; in the inventory's plane.
        public var start: Position
        /// The nearest point of the project; in the inventory's plane.
        public var end: Position
    }

    /// Where the line begins.
    public enum Origin: String, Vocabulary {
        case boundary
        /// The project lies in the site, or touches it.
        case inside
        case representativePoint = "representative_point"
    }

    /// The link's own id: one for each site, project and basis. No other id has a tilde in it.
    public var id: FeatureID { FeatureID("\(siteID)~\(roadProjectID)~\(basis.rawValue)") }

    static func documentedID(site: String, roadProject: String) -> FeatureID {
        FeatureID("\(site)~\(roadProject)~\(Basis.documented.rawValue)")
    }
}
