import CQL2
import HTTPTypes
import Hummingbird
import SiteInventory

/// What a filter of a collection can name, as a JSON Schema of an object that has all of it (Part 3,
/// `/req/queryables/get-queryables-response`).
enum QueryablesSchema {
    static let rel = "\(Link.definitions)/queryables"
    /// What people call the geometry.
    static let location = LocalizedText(de: "Lage", en: "Location")

    static func respond(to call: Call, about schema: CollectionSchema) -> Response {
        let language = call.language
        var properties: [String: JSONValue] = [:]
        for field in schema.plainQueryables {
            properties[field.name] = property(field, language).merging(field.valueSchema)
        }
        for array in schema.arrayQueryables {
            let list: JSONValue = ["type": "array", "items": ["type": "string"]]
            properties[array.field.name] = property(array.field, language).merging(list)
        }
        if let geometry = geometry(schema.geometry, language) {
            properties[CollectionSchema.geometryQueryable] = geometry
        }
        let document: JSONValue = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string(call.links.base + "/collections/\(schema.id.rawValue)/queryables"),
            "title": .string(schema.title[language]),
            "description": .string(schema.description[language]),
            "type": "object",
            "properties": .object(properties),
            "additionalProperties": false,
        ]
        return Response(bytes: document.bytes, type(for: call)).linked(to: call.selfAndAlternates)
    }

    /// A JSON Schema is JSON: GDAL asks for that, and reads nothing that is called otherwise.
    private static func type(for call: Call) -> MediaType {
        let preferences = Preferences(call.request.headers[.accept])
        let wantsJSON = preferences.quality(ofType: MediaType.json.essence)
        return wantsJSON > preferences.quality(ofType: MediaType.schema.essence) ? .json : .schema
    }

    private static func property(_ field: CollectionSchema.Field, _ language: Language) -> JSONValue {
        let title: JSONValue = ["title": .string(field.title[language])]
        return title.merging(field.unitKeywords)
    }

    /// In the standard's words, and in those that QGIS looks for.
    private static func geometry(_ rule: CollectionSchema.GeometryRule, _ language: Language) -> JSONValue? {
        let kinds: (format: String, reference: String)? =
            switch rule {
            case .none: nil
            case .multiPolygon: ("geometry-multipolygon", "MultiPolygon")
            case .multiLineString: ("geometry-multilinestring", "MultiLineString")
            case .any: ("geometry-any", "Geometry")
            }
        return kinds.map {
            [
                "title": .string(location[language]),
                "format": .string($0.format), "x-ogc-role": "primary-geometry",
                "$ref": .string("https://geojson.org/schema/\($0.reference).json"),
            ]
        }
    }
}

extension Links {
    /// What filters of the collection can name: whatever can be filtered tells it (`/req/queryables/queryables-link`).
    func queryables(of schema: CollectionSchema) -> Link {
        to("\(schema.path)/queryables", rel: QueryablesSchema.rel, .schema)
    }
}
