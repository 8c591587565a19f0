import SiteInventory

/// A parameter of an endpoint: what the check for unknown names and the OpenAPI document need of it.
struct Parameter: Hashable, Sendable {
    let name: String
    let summary: String
    /// In OpenAPI's words.
    let schema: JSONValue
    var place = Place.query
    /// True for one that stands once in the document and is referred to; clients look for `limit` there.
    var isShared = false
    /// True for one that may be given several times.
    var isRepeatable = false
    /// A value that it may have, for documents; a test tries each.
    var example: JSONValue?

    enum Place: String, Hashable, Sendable {
        case query, path
    }
}

extension Parameter {
    static let featureID = Parameter(
        name: "featureId", summary: "The feature's id, percent-encoded", schema: ["type": "string", "minLength": 1],
        place: .path, isShared: true)

    static let language = Parameter(
        name: "lang", summary: "The language of titles; without it, as Accept-Language says",
        schema: ["type": "string", "enum": .array(Language.allCases.map { .string($0.rawValue) })], isShared: true)

    static func format(_ formats: [Format]) -> Parameter {
        Parameter(
            name: "f", summary: "The format of the answer; without it, as Accept says",
            schema: ["type": "string", "enum": .array(formats.map { .string($0.word) })])
    }

    static let limit = Parameter(
        name: "limit", summary: "How many features a page holds at most; more than the maximum gives the maximum",
        schema: [
            "type": "integer", "minimum": 1, "maximum": .integer(ItemsParameters.maximumLimit),
            "default": .integer(ItemsParameters.defaultLimit),
        ], isShared: true, example: 100)

    static let bbox = Parameter(
        name: "bbox",
        summary: """
            Features in this box, in CRS84 unless bbox-crs says otherwise: west, south, east, north in degrees, or with heights (which are not looked at) \
            third and sixth. A west greater than the east crosses the antimeridian. Features without a geometry match
            """,
        schema: [
            "type": "array", "items": ["type": "number"],
            "oneOf": [["minItems": 4, "maxItems": 4], ["minItems": 6, "maxItems": 6]],
        ], isShared: true, example: [6.9, 51.5, 7.3, 51.7])

    static let datetime = Parameter(
        name: "datetime",
        summary: """
            Features that are valid then: a time of RFC 3339, a date, or an interval of them, '..' for an open end. One that \
            does not tell from when or until when it is valid matches on that side
            """,
        schema: ["type": "string"], isShared: true, example: "2025-01-01/..")

    static let cursor = Parameter(
        name: "cursor", summary: "Where a page begins: only as given in a link to the next page",
        schema: ["type": "string", "pattern": "^[0-9a-z]+-[0-9a-z]+$"], isShared: true)

}

extension [Parameter] {
    /// Everything that the features of a collection can be asked for with.
    static func items(of schema: CollectionSchema) -> [Parameter] {
        [.limit] + download(of: schema) + [.cursor]
    }

    /// Everything that selects features, whatever page they are on.
    static func download(of schema: CollectionSchema) -> [Parameter] {
        selection(of: schema, asIf: schema.id == .sites ? .scenario : []) + [.crs, .sortby] + Parameter.partsOfFeatures
    }

    /// What selects features of the inventory as it is, or was, or would be.
    static func selection(of schema: CollectionSchema, asIf scenario: [Parameter] = []) -> [Parameter] {
        [.bbox, .bboxCRS, .datetime, .q] + FilterParameters.all + scenario
            + RangeParameter.of(schema.id).map(\.parameter) + (schema.id == .sites ? RoadParameters.all : [])
            + schema.plainQueryables.map { PropertyParameter(field: $0).parameter }
    }
}
