import InventoryExchange
import SiteInventory

/// The schema of a collection's features in every format (OGC API Features, Part 5): the properties that are returned and
/// accepted, and those that features can be sorted by.
enum FeatureSchema {
    static func endpoint(_ schema: CollectionSchema) -> Endpoint {
        Endpoint(
            "\(schema.path)/schema", "\(schema.title.en): schema of responses and requests", response: .jsonSchema
        ) { call in
            respond(call, schema)
        }
    }

    static func sortables(_ schema: CollectionSchema) -> Endpoint {
        Endpoint(
            "\(schema.path)/sortables", "\(schema.title.en): sortables", response: .jsonSchema
        ) { call in
            let fields = schema.sortables.map { ($0.name, $0.property(call.language)) }
            return document(of: [identifier(call)] + fields, schema, call)
        }
    }

    static let rel = "http://www.opengis.net/def/rel/ogc/1.0/schema"
    static let sortablesRel = "http://www.opengis.net/def/rel/ogc/1.0/sortables"

    private static func respond(_ call: Call, _ schema: CollectionSchema) -> ResourceResponse {
        let geometry = schema.geometry.format.map {
            JSONValue.object([
                "title": .string(Queryables.location[call.language]), "format": .string($0),
                "x-ogc-role": "primary-geometry",
            ])
        }
        let editable = Set(schema.editable.map(\.name))
        let fields = schema.published.map { field in
            let role = field.role.map { JSONValue.object(["x-ogc-role": .string($0)]) } ?? [:]
            let right: JSONValue = editable.contains(field.name) ? [:] : ["readOnly": true]
            return (field.name, field.property(call.language).merging(role).merging(right))
        }
        let all = [identifier(call)] + (geometry.map { [("geometry", $0)] } ?? []) + fields
        return document(of: all, required: schema.required, schema, call)
    }

    private static func identifier(_ call: Call) -> (String, JSONValue) {
        let field = CollectionSchema.identifier
        return (field.name, field.property(call.language).merging(["x-ogc-role": "id"]))
    }

    private static func document(
        of properties: [(String, JSONValue)], required: [CollectionSchema.Field] = [], _ schema: CollectionSchema,
        _ call: Call
    ) -> ResourceResponse {
        let numbered = properties.enumerated().map { index, property in
            (property.0, property.1.merging(["x-ogc-propertySeq": .integer(index + 1)]))
        }
        let names = required.map { JSONValue.string($0.name) }
        let required: JSONValue = names.isEmpty ? [:] : ["required": .array(names)]
        let document: JSONValue = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string(call.links.base + call.links.path),
            "title": .string(schema.title[call.language]),
            "description": .string(schema.description[call.language]),
            "type": "object",
            "properties": .object(Dictionary(uniqueKeysWithValues: numbered)),
            "additionalProperties": false,
        ]
        return call.response(jsonSchema: document.merging(required))
    }
}

extension CollectionSchema.GeometryRule {
    /// The `format` of Part 5; `nil` without a geometry.
    fileprivate var format: String? {
        switch self {
        case .none: nil
        case .multiPolygon: "geometry-multipolygon"
        case .multiLineString: "geometry-multilinestring"
        case .any: "geometry-any"
        }
    }
}

extension CollectionSchema.Field {
    /// Type, title and unit in the keywords of Part 5.
    fileprivate func property(_ language: Language) -> JSONValue {
        let type: JSONValue = kind == .json ? ["type": name == "extra" ? "object" : "array"] : valueSchema
        return type.merging(["title": .string(title[language])]).merging(unitKeywords)
    }

    /// The role of the times of validity.
    fileprivate var role: String? {
        switch name {
        case "valid_from": "primary-interval-start"
        case "valid_to": "primary-interval-end"
        default: nil
        }
    }

    /// The unit in the keywords of all our schemas (`/req/schemas/unit`).
    var unitKeywords: JSONValue { ucum.map { ["x-ogc-unit": .string($0), "x-ogc-unitLang": "UCUM"] } ?? [:] }

    /// The unit in the Unified Code for Units of Measure.
    private var ucum: String? {
        switch unit {
        case .hectares: "har"
        case .year: "a"
        default: unit?.symbol
        }
    }
}
