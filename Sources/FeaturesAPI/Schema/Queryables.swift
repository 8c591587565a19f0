import HTTPTypes
import Hummingbird
import CQL2
import SiteInventory

/// The names that a filter of a collection can use, as the JSON Schema of an object with all of them (Part 3,
/// `/req/queryables/get-queryables-response`).
enum Queryables {
    static func endpoint(_ schema: CollectionSchema) -> Endpoint {
        Endpoint(
            "\(schema.path)/queryables", "\(schema.title.en): queryables",
            response: .jsonSchema(name: "queryables", dependsOnQGIS: true)
        ) { call in
            try respond(call, schema)
        }
    }

    /// The title of the geometry.
    static let location = LocalizedText(de: "Lage", en: "Location")

    private static func respond(_ call: Call, _ schema: CollectionSchema) throws -> ResourceResponse {
        let language = call.language
        var properties: [String: JSONValue] = [:]
        for field in schema.plainQueryables {
            properties[field.name] = property(field, language).merging(field.valueSchema)
        }
        for array in schema.arrayQueryables {
            let list: JSONValue = ["type": "array", "items": ["type": "string"]]
            properties[array.field.name] = property(array.field, language).merging(list)
        }
        if let geometry = geometry(schema.geometry, call) {
            properties[CollectionSchema.geometryQueryable] = geometry
        }
        let document: JSONValue = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string(call.links.base + "/collections/\(schema.id.rawValue)/queryables"),
            "description": .string(schema.description[language]),
            "type": "object",
            "properties": .object(properties),
            "additionalProperties": false,
        ]
        let title = schema.title[language]
        guard call.format != .html else { return call.page(try HTMLPage(document: document, title: title, call)) }
        let titled = document.merging(["title": .string(title)])
        return ResourceResponse(titled.bytes, type(for: call), links: call.selfAndAlternates)
    }

    /// A JSON Schema is also JSON. GDAL requests JSON, and ignores a response of another media type.
    private static func type(for call: Call) -> MediaType {
        let preferences = Preferences(call.request.headers[.accept])
        let wantsJSON = preferences.quality(ofType: MediaType.json.essence)
        return wantsJSON > preferences.quality(ofType: MediaType.schema.essence) ? .json : .schema
    }

    private static func property(_ field: CollectionSchema.Field, _ language: Language) -> JSONValue {
        let title: JSONValue = ["title": .string(field.title[language])]
        return title.merging(field.unitKeywords)
    }

    /// The standard forbids `$ref`, and QGIS recognises a geometry by nothing else. So only QGIS gets it.
    private static func geometry(_ rule: CollectionSchema.GeometryRule, _ call: Call) -> JSONValue? {
        let kinds: (format: String, reference: String)? =
            switch rule {
            case .none: nil
            case .multiPolygon: ("geometry-multipolygon", "MultiPolygon")
            case .multiLineString: ("geometry-multilinestring", "MultiLineString")
            case .any: ("geometry-any", "Geometry")
            }
        return kinds.map {
            let property: JSONValue = [
                "title": .string(location[call.language]),
                "format": .string($0.format), "x-ogc-role": "primary-geometry",
            ]
            let reference: JSONValue = ["$ref": .string("https://geojson.org/schema/\($0.reference).json")]
            return call.isFromQGIS ? property.merging(reference) : property
        }
    }
}
