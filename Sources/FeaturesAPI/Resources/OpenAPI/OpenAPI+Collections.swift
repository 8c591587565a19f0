import HTTPTypes
import SiteInventory

/// What the features of each collection look like, in OpenAPI's words.
extension OpenAPI {
    /// By name: `sites-features` for many, `sites-feature` for one, `sites-edit` for what can be sent.
    static let collectionShapes: [String: JSONValue] = Dictionary(
        uniqueKeysWithValues: CollectionSchema.all.flatMap { schema in
            [
                ("\(schema.id.rawValue)-features", features(schema)),
                ("\(schema.id.rawValue)-feature", feature(schema, schema.published, isSent: false)),
                ("\(schema.id.rawValue)-edit", feature(schema, schema.editable, isSent: true)),
            ]
        })

    /// The shape of the endpoint's answer in a format that is JSON.
    static func shape(of endpoint: Endpoint) -> JSONValue {
        guard let collection = endpoint.collection else { return reference(endpoint.answer.rawValue) }
        return switch endpoint.answer {
        case .features, .download: reference("\(collection.rawValue)-features")
        case .feature: reference("\(collection.rawValue)-feature")
        default: reference(endpoint.answer.rawValue)
        }
    }

    static func reference(_ schema: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(schema)")] }

    private static func features(_ schema: CollectionSchema) -> JSONValue {
        [
            "allOf": [
                reference("features"),
                [
                    "type": "object",
                    "properties": ["features": ["type": "array", "items": reference("\(schema.id.rawValue)-feature")]],
                ],
            ]
        ]
    }

    private static func feature(
        _ schema: CollectionSchema, _ fields: [CollectionSchema.Field], isSent: Bool
    ) -> JSONValue {
        let properties = fields.map { ($0.name, property($0)) }
        let members: JSONValue = [
            "type": ["type": "string", "enum": ["Feature"]],
            "id": ["type": "string"],
            "geometry": geometry(schema.geometry),
            "properties": [
                "type": "object", "nullable": true, "properties": .object(Dictionary(uniqueKeysWithValues: properties)),
            ],
            "links": ["type": "array", "items": reference("link")],
        ]
        let required: [JSONValue] = isSent ? [] : ["type", "id", "geometry", "properties"]
        let shape: JSONValue = ["type": "object", "title": .string(schema.title.en), "properties": members]
        return isSent ? shape : shape.merging(["required": .array(required)])
    }

    /// Every property may be unknown.
    private static func property(_ field: CollectionSchema.Field) -> JSONValue {
        let unit = field.unit.map { " (\($0))" } ?? ""
        var shape = field.valueSchema.merging(["title": .string(field.title.en + unit), "nullable": true])
        if !field.allowedValues.isEmpty {
            shape = shape.merging(["enum": .array(field.allowedValues.map(JSONValue.string) + [.null])])
        }
        // Without a type, OpenAPI knows no null.
        return field.kind == .json ? ["title": .string(field.title.en)] : shape
    }

    private static func geometry(_ rule: CollectionSchema.GeometryRule) -> JSONValue {
        let types: [JSONValue]? =
            switch rule {
            case .none, .any: nil
            case .multiPolygon: ["Polygon", "MultiPolygon"]
            case .multiLineString: ["LineString", "MultiLineString"]
            }
        let type: JSONValue = ["type": "string"]
        return [
            "type": "object", "nullable": true, "required": ["type"],
            "properties": ["type": types.map { type.merging(["enum": .array($0)]) } ?? type],
        ]
    }
}
