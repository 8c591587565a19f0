public import SimpleFeatures

/// The connection of a site: its state, the conditions of its land, and its documented and computed links.
public struct AccessReport: Hashable, Sendable, Encodable {
    /// The site's id.
    public var siteID: String
    /// The site's name, or its id.
    public var siteName: String
    /// The connection state now.
    public var connectionState: ConnectionState
    /// The connection state after the opening of each road that would change it.
    public var connectionIfBuilt: [FutureConnection]
    /// The unmet conditions of the site's plots, with the land that depends on each.
    public var waitsFor: [ConditionalLand]
    /// The year for which overdue target years are evaluated.
    public var judgedInYear: Int
    /// The reason why no junction is reached by road; `nil` when one is reached or no network is loaded.
    public var roadUnreached: UnreachedReason?
    /// The documented links.
    public var documented: [Link]
    /// The computed links: straight lines before routes, projects before junctions, nearest first.
    public var computed: [Link]

    /// The connection state after the opening of one road.
    public struct FutureConnection: Hashable, Sendable, Codable {
        /// The id of a road project or a section.
        public var roadProjectID: String
        /// The state once the road is open.
        public var connectionState: ConnectionState

        enum CodingKeys: String, CodingKey {
            case roadProjectID = "road_project_id"
            case connectionState = "connection_state"
        }
    }

    enum CodingKeys: String, CodingKey {
        case siteID = "site_id"
        case siteName = "site_name"
        case connectionState = "connection_state"
        case connectionIfBuilt = "connection_if_built"
        case waitsFor = "waits_for"
        case judgedInYear = "judged_in_year"
        case roadUnreached = "road_unreached"
        case documented, computed
    }

    /// Reads the stored links and figures of a site.
    ///
    /// - Throws: the errors of the snapshot.
    public init(of site: Feature, in snapshot: any InventorySnapshot) throws {
        let links = try snapshot.features(in: .accessLinks, where: .siteID, equals: site.id.text)
            .map { try Link($0, snapshot) }
        siteID = site.id.text
        siteName = site[.name].text ?? site.id.text
        connectionState = ConnectionState(site[.connectionState]) ?? .unknown
        connectionIfBuilt = site[.connectionIfBuilt].decodedList()
        waitsFor = ConditionalLand.all(of: site)
        judgedInYear = try (snapshot.judgedOn() ?? .today).year
        roadUnreached = UnreachedReason(site[.roadUnreached])
        documented = links.filter { $0.basis == AccessLink.Basis.documented.rawValue }
        computed = links.filter { $0.basis == AccessLink.Basis.computed.rawValue }
            .sorted { ($0.order, $0.rank ?? 0) < ($1.order, $1.rank ?? 0) }
    }
}
