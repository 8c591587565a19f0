import Codecs
public import GeometryEngine
public import SimpleFeatures

/// Encodes a version of a feature: the column values and the GeoJSON that the API returns.
public struct FeatureEncoder: Sendable {
    private let toPublic: CoordinateTransformer

    /// - Throws: `GeometryError` when PROJ does not know the inventory's system.
    public init(inventoryCRS: CRS) throws(GeometryError) {
        toPublic = try CoordinateTransformer(from: inventoryCRS, to: .crs84)
    }

    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    public func encode(
        _ feature: Feature, in collection: CollectionID, statement: HectaresStatement? = nil
    ) throws(GeometryError) -> FeatureVersion {
        var geometry: Geometry?
        if let plane = feature.geometry { geometry = try toPublic.transform(plane) }
        let values = CollectionSchema.of(collection).fields.map { feature[$0.name] }
        var properties: [(name: GeoJSONWriter.Name, value: PropertyValue)] = []
        properties.reserveCapacity(values.count)
        for (name, value) in zip(Self.names[collection] ?? [], values) {
            if let name { properties.append((name, value)) }
        }
        return FeatureVersion(
            feature: feature, values: values,
            geoJSON: GeoJSONWriter.feature(id: feature.id, geometry: geometry, properties: properties),
            publicEnvelope: geometry.flatMap { Envelope($0) },
            hectaresStatement: statement?.json, statement: statement)
    }

    /// The names of the fields; `nil` for confidential ones.
    private static let names: [CollectionID: [GeoJSONWriter.Name?]] = Dictionary(
        uniqueKeysWithValues: CollectionSchema.all.map { schema in
            (schema.id, schema.fields.map { $0.isConfidential ? nil : GeoJSONWriter.Name($0.name) })
        })
}
