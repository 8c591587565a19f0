internal import SimpleFeatures

extension AccessReport {
    /// A link with what it leads to, by its name.
    public struct Link: Hashable, Sendable, Encodable {
        public var targetKind: AccessLink.TargetKind
        public var roadProjectID: String?
        public var junctionID: String?
        public var roadProjectName: String?
        public var junctionName: String?
        public var roadStatus: RoadStatus?
        public var rank: Int?
        public var method: AccessLink.Method?
        public var straightLine_m: Double?
        public var bearingDegrees: Double?
        public var from: String?
        public var road_m: Double?
        public var driveMinutes: Double?
        public var approach_m: Double?
        public var targetApproach_m: Double?
        public var unreached: UnreachedReason?
        public var source: String?
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
            case straightLine_m = "straight_line_m"
            case bearingDegrees = "bearing_degrees"
            case from
            case road_m
            case driveMinutes = "drive_minutes"
            case approach_m
            case targetApproach_m = "target_approach_m"
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
            straightLine_m = link[.straightLineMetres].number
            bearingDegrees = link[.bearingDegrees].number
            from = link[.measuredFrom].text
            road_m = link[.roadMetres].number
            driveMinutes = link[.driveMinutes].number
            approach_m = link[.approachMetres].number
            targetApproach_m = link[.targetApproachMetres].number
            unreached = UnreachedReason(link[.unreached])
            source = link[.source].text
            agreementLines = link[.agreementLines].text
            basis = link[.basis].text
        }
    }
}

extension AccessReport.Link {
    /// Straight lines before ways by road, projects before junctions.
    var order: Int { (method == .byRoad ? 2 : 0) + (targetKind == .junction ? 1 : 0) }
}
