import SiteInventory

extension ResponseDescription {
    private static let listFormats: [Format] = [.geoJSON, .sequence, .csv]

    /// Pages of features.
    static func features(of schema: CollectionSchema) -> ResponseDescription {
        ResponseDescription(
            formats: listFormats + [.html], freshness: .inventory,
            schema: ResponseSchema(
                name: "features", definition: .featureCollection, precise: "\(schema.id.rawValue)-features"))
    }

    /// A file of features.
    static func download(of schema: CollectionSchema) -> ResponseDescription {
        ResponseDescription(
            formats: listFormats, freshness: .inventory,
            schema: ResponseSchema(
                name: "download", definition: .featureCollection, precise: "\(schema.id.rawValue)-features"))
    }

    /// One feature.
    static func feature(of schema: CollectionSchema) -> ResponseDescription {
        ResponseDescription(
            formats: [.geoJSON, .html], freshness: .feature,
            schema: ResponseSchema(
                name: "feature", definition: .feature, precise: "\(schema.id.rawValue)-feature"))
    }
}

extension JSONValue {
    fileprivate static let featureCollection = schema(
        [
            "type": word("FeatureCollection"), "numberMatched": count, "numberReturned": count, "links": links,
            "features": list(of: reference("feature")),
        ], required: ["type", "features"])

    fileprivate static let feature = schema(
        [
            "type": word("Feature"), "id": text, "geometry": geometry, "properties": ["type": "object"], "links": links,
        ], required: ["type", "id", "geometry", "properties"])

    private static let geometry: JSONValue = [
        "type": "object", "nullable": true, "required": ["type"], "properties": ["type": text],
    ]

    private static func word(_ word: JSONValue) -> JSONValue { ["type": "string", "enum": [word]] }
}
