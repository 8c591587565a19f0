import SiteInventory

/// The JSON Schema of a collection's features in GeoJSON: without it GDAL guesses the types of columns from the first page.
///
/// Types are given without `null`, although every property may be null: clients understand plain types only.
enum GeoJSONSchema {
    static func endpoint(_ schema: CollectionSchema) -> Endpoint {
        Endpoint(
            "\(schema.path)/geojson-schema", "\(schema.title.en): schema of GeoJSON features", response: .jsonSchema
        ) { call in
            respond(call, schema)
        }
    }

    private static func respond(_ call: Call, _ schema: CollectionSchema) -> ResourceResponse {
        let fields = schema.published.map { ($0.name, property($0, call.language)) }
        let properties: JSONValue = [
            "type": ["type": "string", "enum": ["Feature"]],
            "id": ["type": "string"],
            "geometry": geometry(schema.geometry),
            "properties": ["type": "object", "properties": .object(Dictionary(uniqueKeysWithValues: fields))],
        ]
        let document: JSONValue = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string(call.links.base + call.links.requested),
            "title": .string(schema.title[call.language]),
            "type": "object",
            "required": ["type", "id", "geometry", "properties"],
            "properties": properties,
        ]
        return call.response(jsonSchema: document)
    }

    private static func property(_ field: CollectionSchema.Field, _ language: Language) -> JSONValue {
        let title: JSONValue = ["title": .string(field.title[language])]
        return title.merging(field.unitKeywords).merging(field.valueSchema)
    }

    private static func geometry(_ rule: CollectionSchema.GeometryRule) -> JSONValue {
        switch rule {
        case .none: ["type": "null"]
        case .multiPolygon: nullOr("MultiPolygon")
        case .multiLineString: nullOr("MultiLineString")
        case .any: nullOr("Geometry")
        }
    }

    private static func nullOr(_ type: String) -> JSONValue {
        ["oneOf": [["type": "null"], ["$ref": .string("https://geojson.org/schema/\(type).json")]]]
    }
}

extension CollectionSchema.Field {
    /// The type of the values in keywords of both JSON Schema and OpenAPI; empty for lists and objects.
    var valueSchema: JSONValue {
        switch kind {
        case .string where !allowedValues.isEmpty:
            ["type": "string", "enum": .array(allowedValues.map(JSONValue.string))]
        case .string: ["type": "string"]
        case .integer: ["type": "integer"]
        case .number: ["type": "number"]
        case .boolean: ["type": "boolean"]
        case .date: ["type": "string", "format": "date"]
        case .json: [:]
        }
    }
}
