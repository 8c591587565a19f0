public import SimpleFeatures

/// A part of a site: the level at which land is sold, and so the level of status.
public struct Plot: Hashable, Sendable {
    public var id: FeatureID
    public var siteID: FeatureID?
    /// In the inventory's plane; `nil` when its place is unknown.
    public var area: Geometry?
    public var status: PlotStatus
    /// Counts as net land.
    public var isUsable: Bool
    /// A road project, one of its sections, or another word for what must happen first.
    public var condition: String?
    /// The year from which it may be had.
    public var availableFrom: Int?
    /// Held for the owner's own growth, so never available.
    public var isReservedForOwner: Bool

    /// True for land that somebody has bought, or has a hold on.
    var isTaken: Bool { status == .reserved || status == .sold }

    /// A plot of which nobody says otherwise counts as net land, and its status as unknown.
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
