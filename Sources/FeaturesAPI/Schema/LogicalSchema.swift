import Hummingbird
import SiteInventory

/// The schema of a collection's features (OGC API Features, Part 5): what is returned and what is taken, whatever the
/// format; and what features can be sorted by.
enum LogicalSchema {
    static let rel = "http://www.opengis.net/def/rel/ogc/1.0/schema"
    static let sortablesRel = "http://www.opengis.net/def/rel/ogc/1.0/sortables"

    static func respond(to call: Call, about schema: CollectionSchema) -> Response {
        let geometry = schema.geometry.format.map {
            JSONValue.object([
                "title": .string(QueryablesSchema.location[call.language]), "format": .string($0),
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
        return document(of: all, schema, call)
    }

    static func sortables(to call: Call, about schema: CollectionSchema) -> Response {
        document(of: [identifier(call)] + schema.sortables.map { ($0.name, $0.property(call.language)) }, schema, call)
    }

    private static func identifier(_ call: Call) -> (String, JSONValue) {
        let field = CollectionSchema.identifier
        return (field.name, field.property(call.language).merging(["x-ogc-role": "id"]))
    }

    private static func document(
        of properties: [(String, JSONValue)], _ schema: CollectionSchema, _ call: Call
    ) -> Response {
        let numbered = properties.enumerated().map { index, property in
            (property.0, property.1.merging(["x-ogc-propertySeq": .integer(index + 1)]))
        }
        let document: JSONValue = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string(call.links.base + call.links.path),
            "title": .string(schema.title[call.language]),
            "description": .string(schema.description[call.language]),
            "type": "object",
            "properties": .object(Dictionary(uniqueKeysWithValues: numbered)),
            "additionalProperties": false,
        ]
        return Response(bytes: document.bytes, .schema).linked(to: call.selfAndAlternates)
    }
}

extension CollectionSchema.GeometryRule {
    /// As Part 5 calls it; `nil` for none.
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
    /// Type, title and unit, as Part 5 writes them.
    fileprivate func property(_ language: Language) -> JSONValue {
        let type: JSONValue = kind == .json ? ["type": name == "extra" ? "object" : "array"] : valueSchema
        return type.merging(["title": .string(title[language])]).merging(unitKeywords)
    }

    /// Which times a feature has.
    fileprivate var role: String? {
        switch name {
        case "valid_from": "primary-interval-start"
        case "valid_to": "primary-interval-end"
        default: nil
        }
    }

    /// The unit as every schema of ours writes it (`/req/schemas/unit`).
    var unitKeywords: JSONValue { ucum.map { ["x-ogc-unit": .string($0), "x-ogc-unitLang": "UCUM"] } ?? [:] }

    /// The unit in the Unified Code for Units of Measure.
    private var ucum: String? {
        switch unit {
        case "ha": "har"
        case "year": "a"
        default: unit
        }
    }
}
