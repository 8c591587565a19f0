public import GeometryEngine
public import SimpleFeatures

/// Makes of a feature what the stores keep and the interface serves, once for each version.
public struct FeatureEncoder: Sendable {
    private let toPublic: CoordinateTransformer

    /// - Throws: `GeometryError` when PROJ does not know the inventory's system.
    public init(inventoryCRS: CRS) throws(GeometryError) {
        toPublic = try CoordinateTransformer(from: inventoryCRS, to: .crs84)
    }

    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    public func encode(
        _ feature: Feature, in collection: CollectionID, hectaresStatement: [UInt8]? = nil
    ) throws(GeometryError) -> FeatureVersion {
        var geometry: Geometry?
        if let plane = feature.geometry { geometry = try toPublic.transform(plane) }
        let fields = CollectionSchema.of(collection).published
        return FeatureVersion(
            feature: feature,
            geoJSON: GeoJSONWriter.feature(
                id: feature.id, geometry: geometry, properties: fields.map { ($0.name, feature[$0.name]) }),
            publicEnvelope: geometry.flatMap { Envelope($0) },
            hectaresStatement: hectaresStatement)
    }
}
