public import SimpleFeatures

/// A location for future businesses, as declared by its source.
public struct Site: Hashable, Sendable {
    /// The feature's id.
    public var id: FeatureID
    /// The name, or the id.
    public var name: String
    /// A site, or a programme of several sites.
    public var kind: SiteKind
    /// The name of the municipality.
    public var municipality: String?
    /// The perimeter in the inventory's plane; `nil` when no footprint is known.
    public var footprint: Geometry?
    /// A point for a site without a footprint: WGS 84 in degrees, longitude before latitude.
    public var representativePoint: Position?
    /// The gross area that the source declares.
    public var declaredGrossHectares: Double?
    /// The net area that the source declares.
    public var declaredNetHectares: Double?
    /// True when the source declares that no land is left for sale.
    public var isFullyMarketed: Bool
    /// The site that contains this one. Totals omit this one.
    public var partOf: FeatureID?

    /// Reads a site.
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
    /// The word in a property; `nil` when the property is missing or not a word of the vocabulary.
    public init?(_ value: PropertyValue) {
        guard let text = value.text, let word = Self(rawValue: text) else { return nil }
        self = word
    }
}
