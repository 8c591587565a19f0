internal import SimpleFeatures

extension AccessReport {
    /// A link with the name of its target. See ``AccessLink`` for the values.
    public struct Link: Hashable, Sendable, Encodable {
        /// The kind of the target.
        public var targetKind: AccessLink.TargetKind
        /// The id of the road project; `nil` for a link to a junction.
        public var roadProjectID: String?
        /// The id of the junction; `nil` for a link to a road project.
        public var junctionID: String?
        /// The name of the road project; `nil` for a link to a junction, and when the project is unknown.
        public var roadProjectName: String?
        /// The name of the junction, or of the open road project that is the junction.
        public var junctionName: String?
        /// The status of the road project; `nil` for a link to a junction, and when the status is unknown.
        public var roadStatus: RoadStatus?
        /// 1 for the nearest target of its kind by this method; `nil` for a documented link.
        public var rank: Int?
        /// The method of the measurement; `nil` for a documented link.
        public var method: AccessLink.Method?
        /// The geodesic distance in metres; `nil` for other methods.
        public var straightLineMetres: Double?
        /// The bearing of the straight line in degrees, clockwise from north.
        public var bearingDegrees: Double?
        /// The part of the site at which the straight line starts, a word of ``AccessLink/Origin``.
        public var from: String?
        /// The length of the route on the network, in metres.
        public var roadMetres: Double?
        /// The driving time of the route, in minutes.
        public var driveMinutes: Double?
        /// The length of the straight line from the site to the network, in metres.
        public var approachMetres: Double?
        /// The length of the straight line from the network to the target, in metres.
        public var targetApproachMetres: Double?
        /// The reason for a missing route; `nil` when a route was found.
        public var unreached: UnreachedReason?
        /// The source of a documented link.
        public var source: String?
        /// The lines of the agreement that document the link.
        public var agreementLines: String?

        var basis: String?

        enum CodingKeys: String, CodingKey {
            case targetKind = "target_kind"
            case roadProjectID = "road_project_id"
            case junctionID = "junction_id"
            case roadProjectName = "road_project_name"
            case junctionName = "junction_name"
            case roadStatus = "road_status"
            case rank, method
            case straightLineMetres = "straight_line_m"
            case bearingDegrees = "bearing_degrees"
            case from
            case roadMetres = "road_m"
            case driveMinutes = "drive_minutes"
            case approachMetres = "approach_m"
            case targetApproachMetres = "target_approach_m"
            case unreached, source
            case agreementLines = "agreement_lines"
        }

        init(_ link: Feature, _ snapshot: any InventorySnapshot) throws {
            targetKind = AccessLink.TargetKind(link[.targetKind]) ?? .roadProject
            roadProjectID = link[.roadProjectID].text
            junctionID = link[.junctionID].text
            let road = try (roadProjectID ?? junctionID).flatMap {
                try snapshot.feature(FeatureID($0), in: .roadProjects).map(RoadProject.init)
            }
            roadProjectName = roadProjectID == nil ? nil : road?.name
            junctionName = try junctionID.flatMap {
                try snapshot.feature(FeatureID($0), in: .junctions).map(Junction.init)?.name ?? road?.name
            }
            roadStatus = roadProjectID == nil ? nil : road?.status
            rank = link[.rank].integer.map { Int($0) }
            method = AccessLink.Method(link[.method])
            straightLineMetres = link[.straightLineMetres].number
            bearingDegrees = link[.bearingDegrees].number
            from = link[.measuredFrom].text
            roadMetres = link[.roadMetres].number
            driveMinutes = link[.driveMinutes].number
            approachMetres = link[.approachMetres].number
            targetApproachMetres = link[.targetApproachMetres].number
            unreached = UnreachedReason(link[.unreached])
            source = link[.source].text
            agreementLines = link[.agreementLines].text
            basis = link[.basis].text
        }
    }
}

extension AccessReport.Link {
    /// The sort key of computed links: straight lines before routes, projects before junctions.
    var order: Int { (method == .byRoad ? 2 : 0) + (targetKind == .junction ? 1 : 0) }
}
