import InventoryExchange
import SiteInventory

/// The schemas of the features of each collection.
extension OpenAPI {
    /// By name: `sites-features` for a page, `sites-feature` for one feature, `sites-new` for a whole feature and `sites-edit` for a
    /// patch as request bodies.
    static let collectionSchemas: [String: JSONValue] = Dictionary(
        uniqueKeysWithValues: CollectionSchema.all.flatMap { schema in
            [
                ("\(schema.id.rawValue)-features", features(schema)),
                ("\(schema.id.rawValue)-feature", feature(schema, schema.published, .returned)),
                ("\(schema.id.rawValue)-new", feature(schema, schema.editable, .new)),
                ("\(schema.id.rawValue)-edit", feature(schema, schema.editable, .patch)),
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

    private enum Use {
        case returned, new, patch
    }

    private static func feature(
        _ schema: CollectionSchema, _ fields: [CollectionSchema.Field], _ use: Use
    ) -> JSONValue {
        let properties: JSONValue = [
            "type": "object",
            "properties": .object(Dictionary(uniqueKeysWithValues: fields.map { ($0.name, property($0)) })),
        ]
        let needed = use == .new ? schema.required.map { JSONValue.string($0.name) } : []
        let members: JSONValue = [
            "type": ["type": "string", "enum": ["Feature"]],
            "id": ["type": "string"],
            "geometry": geometry(schema.geometry),
            "properties": properties.merging(
                needed.isEmpty ? ["nullable": true] : ["required": .array(needed)]),
            "links": ["type": "array", "items": .reference("link")],
        ]
        let required: [JSONValue] =
            switch use {
            case .returned: ["type", "id", "geometry", "properties"]
            case .new: ["type"] + (needed.isEmpty ? [] : ["properties"])
            case .patch: []
            }
        let shape: JSONValue = ["type": "object", "title": .string(schema.title.en), "properties": members]
        return required.isEmpty ? shape : shape.merging(["required": .array(required)])
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
