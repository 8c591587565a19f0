import InventoryExchange
import SiteInventory

/// The schemas of the features of each collection.
extension OpenAPI {
    /// By name: `sites-features` for a page, `sites-feature` for one feature, `sites-edit` for a request body.
    static let collectionSchemas: [String: JSONValue] = Dictionary(
        uniqueKeysWithValues: CollectionSchema.all.flatMap { schema in
            [
                ("\(schema.id.rawValue)-features", features(schema)),
                ("\(schema.id.rawValue)-feature", feature(schema, schema.published, isSent: false)),
                ("\(schema.id.rawValue)-edit", feature(schema, schema.editable, isSent: true)),
            ]
        })

    private static func features(_ schema: CollectionSchema) -> JSONValue {
        [
            "allOf": [
                .reference("features"),
                [
                    "type": "object",
                    "properties": [
                        "features": ["type": "array", "items": .reference("\(schema.id.rawValue)-feature")]
                    ],
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
            "links": ["type": "array", "items": .reference("link")],
        ]
        let required: [JSONValue] = isSent ? [] : ["type", "id", "geometry", "properties"]
        let shape: JSONValue = ["type": "object", "title": .string(schema.title.en), "properties": members]
        return isSent ? shape : shape.merging(["required": .array(required)])
    }

    /// Every property may be unknown.
    private static func property(_ field: CollectionSchema.Field) -> JSONValue {
        let unit = field.unit.map { " (\($0.symbol))" } ?? ""
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
