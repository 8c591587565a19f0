import Codecs
public import GeometryEngine
public import SimpleFeatures

/// Encodes a version of a feature: the column values and the GeoJSON that the API returns.
public struct FeatureEncoder: Sendable {
    private let served: ServedCoordinates

    /// - Throws: `GeometryError` when PROJ does not know the inventory's system.
    public init(inventoryCRS: CRS) throws(GeometryError) {
        served = try ServedCoordinates(from: inventoryCRS)
    }

    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    public func encode(
        _ feature: Feature, in collection: CollectionID, statement: HectaresStatement? = nil
    ) throws(GeometryError) -> FeatureVersion {
        var geometry: Geometry?
        var envelope: Envelope?
        if let plane = feature.geometry { (geometry, envelope) = try served.transform(plane) }
        let values = feature.properties.values(in: CollectionSchema.of(collection).layout)
        return FeatureVersion(
            feature: feature, values: values,
            geoJSON: GeoJSONWriter.feature(
                id: feature.id, geometry: geometry, names: Self.names[collection] ?? [], values: values),
            publicEnvelope: envelope,
            hectaresStatement: statement?.json, statement: statement)
    }

    /// The names of the fields; `nil` for confidential ones.
    private static let names: [CollectionID: [GeoJSONWriter.Name?]] = Dictionary(
        uniqueKeysWithValues: CollectionSchema.all.map { schema in
            (schema.id, schema.fields.map { $0.isConfidential ? nil : GeoJSONWriter.Name($0.name) })
        })
}
