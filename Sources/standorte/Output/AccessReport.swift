internal import SimpleFeatures
internal import SiteInventory

/// A site's links, documented ones apart from computed ones, and what roads would do for its connection.
struct AccessReport: Encodable {
    var siteID: String
    var siteName: String
    var connectionState: String?
    var connectionIfBuilt: [IfBuilt]
    /// Why the road network leads to no junction; `nil` where it does, or where none is loaded.
    var roadUnreached: UnreachedReason?
    var documented: [Link]
    var computed: [Link]

    struct IfBuilt: Codable {
        var roadProjectID: String
        var connectionState: ConnectionState

        enum CodingKeys: String, CodingKey {
            case roadProjectID = "road_project_id"
            case connectionState = "connection_state"
        }
    }

    struct Link: Encodable {
        var targetKind: AccessLink.TargetKind
        var roadProjectID: String?
        var junctionID: String?
        var roadProjectName: String?
        var junctionName: String?
        var roadStatus: RoadStatus?
        var rank: Int?
        var method: AccessLink.Method?
        var straightLine_m: Double?
        var bearingDegrees: Double?
        var from: String?
        var road_m: Double?
        var driveMinutes: Double?
        var approach_m: Double?
        var targetApproach_m: Double?
        var unreached: UnreachedReason?
        var source: String?
        var agreementLines: String?

        fileprivate var basis: String?

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
            targetKind = AccessLink.TargetKind(link["target_kind"]) ?? .roadProject
            roadProjectID = link["road_project_id"].text
            junctionID = link["junction_id"].text
            let road = try (roadProjectID ?? junctionID).flatMap {
                try snapshot.feature(FeatureID($0), in: .roadProjects).map(RoadProject.init)
            }
            roadProjectName = roadProjectID == nil ? nil : road?.name
            junctionName = try junctionID.flatMap {
                try snapshot.feature(FeatureID($0), in: .junctions).map(Junction.init)?.name ?? road?.name
            }
            roadStatus = roadProjectID == nil ? nil : road?.status
            rank = link["rank"].integer.map { Int($0) }
            method = AccessLink.Method(link["method"])
            straightLine_m = link["straight_line_m"].number
            bearingDegrees = link["bearing_degrees"].number
            from = link["from"].text
            road_m = link["road_m"].number
            driveMinutes = link["drive_minutes"].number
            approach_m = link["approach_m"].number
            targetApproach_m = link["target_approach_m"].number
            unreached = UnreachedReason(link["unreached"])
            source = link["source"].text
            agreementLines = link["agreement_lines"].text
            basis = link["basis"].text
        }
    }

    enum CodingKeys: String, CodingKey {
        case siteID = "site_id"
        case siteName = "site_name"
        case connectionState = "connection_state"
        case connectionIfBuilt = "connection_if_built"
        case roadUnreached = "road_unreached"
        case documented, computed
    }

    init(site: Feature, links: [Link]) {
        siteID = site.id.text
        siteName = site["name"].text ?? site.id.text
        connectionState = site["connection_state"].text
        connectionIfBuilt = site["connection_if_built"].decoded() ?? []
        roadUnreached = UnreachedReason(site["road_unreached"])
        documented = links.filter { $0.basis == AccessLink.Basis.documented.rawValue }
        computed = links.filter { $0.basis == AccessLink.Basis.computed.rawValue }
            .sorted { ($0.order, $0.rank ?? 0) < ($1.order, $1.rank ?? 0) }
    }
}

extension AccessReport.Link {
    /// Straight lines before ways by road, projects before junctions.
    fileprivate var order: Int { (method == .byRoad ? 2 : 0) + (targetKind == .junction ? 1 : 0) }
}
