public import SimpleFeatures
public import SiteInventory

/// A site with its figures in hectares; `nil` is unknown.
public struct SiteSummary: Hashable, Sendable {
    /// The site's id.
    public var id: String
    /// Its name; its id if it has none.
    public var name: String
    /// Its municipality.
    public var municipality: String?
    /// The status of its land, derived from its plots.
    public var status: String?
    /// The land within the perimeter.
    public var grossHectares: Double?
    /// The usable plots within it.
    public var netHectares: Double?
    /// The land that can be bought now.
    public var availableHectares: Double?
    /// The land that waits for a road, a remediation or a year.
    public var conditionalHectares: Double?
    /// The largest contiguous part of the available land.
    public var largestPlotHectares: Double?
    /// The reason for an unknown figure, or for a zero without plots.
    public var reason: UnknownReason?
    /// The id of the nearest road project.
    public var nearestProjectID: String?
    /// The geodesic distance to it in metres.
    public var nearestProjectStraightLineMetres: Double?

    /// Reads the figures of a feature of the collection `sites`.
    public init(_ feature: Feature) {
        id = feature.id.text
        name = feature[.name].text ?? feature.id.text
        municipality = feature[.municipality].text
        status = feature[.status].text
        grossHectares = feature[.grossHectares].number
        netHectares = feature[.netHectares].number
        availableHectares = feature[.availableHectares].number
        conditionalHectares = feature[.conditionalHectares].number
        largestPlotHectares = feature[.largestPlotHectares].number
        reason = UnknownReason(feature[.hectaresReason])
        nearestProjectID = feature[.nearestProjectID].text
        nearestProjectStraightLineMetres = feature[.nearestProjectStraightLineMetres].number
    }
}

extension SiteSummary: Encodable {
    enum CodingKeys: String, CodingKey {
        case id, name, municipality, status
        case grossHectares = "gross_ha"
        case netHectares = "net_ha"
        case availableHectares = "available_ha"
        case conditionalHectares = "conditional_ha"
        case largestPlotHectares = "largest_plot_ha"
        case reason = "hectares_reason"
        case nearestProjectID = "nearest_project_id"
        case nearestProjectStraightLineMetres = "nearest_project_straight_line_m"
    }

    /// Writes unknown values as null.
    ///
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(municipality, forKey: .municipality)
        try container.encode(status, forKey: .status)
        try container.encode(grossHectares, forKey: .grossHectares)
        try container.encode(netHectares, forKey: .netHectares)
        try container.encode(availableHectares, forKey: .availableHectares)
        try container.encode(conditionalHectares, forKey: .conditionalHectares)
        try container.encode(largestPlotHectares, forKey: .largestPlotHectares)
        try container.encode(reason, forKey: .reason)
        try container.encode(nearestProjectID, forKey: .nearestProjectID)
        try container.encode(nearestProjectStraightLineMetres, forKey: .nearestProjectStraightLineMetres)
    }
}
