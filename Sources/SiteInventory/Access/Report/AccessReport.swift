public import SimpleFeatures

/// Whether a site is connected, what its land waits for, and its links: documented ones apart from computed ones.
public struct AccessReport: Hashable, Sendable, Encodable {
    public var siteID: String
    public var siteName: String
    public var connectionState: ConnectionState
    /// Only roads that would change the state.
    public var connectionIfBuilt: [IfBuilt]
    /// The conditions that the site's plots name, with the land that each frees.
    public var waitsFor: [ConditionalLand]
    /// In which it is judged what is overdue.
    public var judgedInYear: Int
    /// Why the road network leads to no junction; `nil` where it does, or where none is loaded.
    public var roadUnreached: UnreachedReason?
    public var documented: [Link]
    public var computed: [Link]

    public struct IfBuilt: Hashable, Sendable, Codable {
        public var roadProjectID: String
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

    /// - Throws: What the snapshot throws.
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
