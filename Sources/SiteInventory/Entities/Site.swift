public import SimpleFeatures

/// A location for future businesses, as somebody declared it.
public struct Site: Hashable, Sendable {
    public var id: FeatureID
    public var name: String
    public var kind: SiteKind
    public var municipality: String?
    /// The perimeter in the inventory's plane; `nil` when no footprint is known.
    public var footprint: Geometry?
    /// A point for a site without a footprint, WGS 84 in degrees, longitude before latitude.
    public var representativePoint: Position?
    public var declaredGrossHectares: Double?
    public var declaredNetHectares: Double?
    /// Declared to have no land left.
    public var isFullyMarketed: Bool
    /// The site that this one is a part of.
    public var partOf: FeatureID?

    public init(_ feature: Feature) {
        id = feature.id
        name = feature[.name].text ?? feature.id.text
        kind = SiteKind(feature[.siteKind]) ?? .site
        municipality = feature[.municipality].text
        footprint = feature.geometry
        if let latitude = feature[.representativeLatitude].number,
            let longitude = feature[.representativeLongitude].number
        {
            representativePoint = Position(longitude, latitude)
        }
        declaredGrossHectares = feature[.declaredGrossHectares].number
        declaredNetHectares = feature[.declaredNetHectares].number
        isFullyMarketed = feature[.fullyMarketed].boolean ?? false
        partOf = feature[.partOf].text.map { FeatureID($0) }
    }
}

extension Vocabulary {
    /// The word in a property; `nil` when there is none or it is no word of the list.
    public init?(_ value: PropertyValue) {
        guard let text = value.text, let word = Self(rawValue: text) else { return nil }
        self = word
    }
}
