public import SimpleFeatures

/// A part of a site. Land is sold by plot, so the plot has the marketing status.
public struct Plot: Hashable, Sendable {
    /// The feature's id.
    public var id: FeatureID
    /// The site that the plot belongs to; `nil` when it is unknown.
    public var siteID: FeatureID?
    /// The area in the inventory's plane; `nil` when the location is unknown.
    public var area: Geometry?
    /// The marketing status.
    public var status: PlotStatus
    /// True when the plot counts as net land.
    public var isUsable: Bool
    /// The condition for the availability: the id of a road project or section, `remediation`, a year, or another word.
    public var condition: String?
    /// The year from which the plot is available.
    public var availableFrom: Int?
    /// True for a company's own reserve, which never becomes available.
    public var isReservedForOwner: Bool

    /// True for reserved and for sold land.
    package var isReservedOrSold: Bool { status == .reserved || status == .sold }

    /// Reads a plot. Missing values count as usable, of unknown status, and not reserved for the owner.
    public init(_ feature: Feature) {
        id = feature.id
        siteID = feature[.siteID].text.map { FeatureID($0) }
        area = feature.geometry
        status = PlotStatus(feature[.status]) ?? .unknown
        isUsable = feature[.usable].boolean ?? true
        condition = feature[.condition].text
        availableFrom = feature[.availableFrom].integer.map { Int($0) }
        isReservedForOwner = feature[.reservedForOwner].boolean ?? false
    }
}
