public import SimpleFeatures

/// The stored form of a feature from one version on.
public struct FeatureVersion: Hashable, Sendable {
    /// The feature, with its geometry in the inventory's plane.
    public var feature: Feature
    /// The properties in the order of the schema's fields, so that a store need not look them up by name.
    public var values: [PropertyValue]
    /// The feature as GeoJSON, as served.
    public var geoJSON: [UInt8]
    /// The envelope of the served geometry, in degrees of longitude and latitude.
    public var publicEnvelope: Envelope?
    /// The hectares of a site as JSON; `nil` for other features.
    public var hectaresStatement: [UInt8]?
    /// The same hectares as a value, for the figures that a store adds up.
    public var statement: HectaresStatement?

    /// Creates a version.
    public init(
        feature: Feature, values: [PropertyValue], geoJSON: [UInt8], publicEnvelope: Envelope?,
        hectaresStatement: [UInt8]? = nil, statement: HectaresStatement? = nil
    ) {
        self.feature = feature
        self.values = values
        self.geoJSON = geoJSON
        self.publicEnvelope = publicEnvelope
        self.hectaresStatement = hectaresStatement
        self.statement = statement
    }
}

/// The effect of putting a feature.
public enum StoredChange: String, Hashable, Sendable, Codable {
    /// A new feature, a new version of a feature, or no change.
    case added, changed, unchanged
}
