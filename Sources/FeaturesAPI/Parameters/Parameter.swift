import SiteInventory

/// A parameter of an endpoint. The check for unknown parameters and the OpenAPI document use it.
struct Parameter: Hashable, Sendable {
    let name: String
    let summary: String
    /// The OpenAPI Schema Object.
    let schema: JSONValue
    var place = Place.query
    /// True for a parameter that is defined once in the document and referred to. Clients look for `limit` there.
    var isShared = false
    /// True for a parameter that may be given several times.
    var isRepeatable = false
    /// A valid value, for the document.
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
        name: "lang", summary: "The language of titles; by default that of Accept-Language",
        schema: ["type": "string", "enum": .array(Language.allCases.map { .string($0.rawValue) })], isShared: true)

    static func format(_ formats: [Format]) -> Parameter {
        Parameter(
            name: "f", summary: "The format of the response; by default that of Accept",
            schema: ["type": "string", "enum": .array(formats.map { .string($0.word) })])
    }

    static let limit = Parameter(
        name: "limit", summary: "The maximum number of features on a page; larger values count as the maximum",
        schema: [
            "type": "integer", "minimum": 1, "maximum": .integer(ItemsQuery.maximumLimit),
            "default": .integer(ItemsQuery.defaultLimit),
        ], isShared: true, example: 100)

    static let bbox = Parameter(
        name: "bbox",
        summary: """
            Features that meet this box: west, south, east, north, in degrees unless bbox-crs names another system. With six \
            numbers, the third and sixth are heights and are ignored. A box whose west is greater than its east crosses the \
            antimeridian. Features without a geometry match
            """,
        schema: [
            "type": "array", "items": ["type": "number"],
            "oneOf": [["minItems": 4, "maxItems": 4], ["minItems": 6, "maxItems": 6]],
        ], isShared: true, example: [6.9, 51.5, 7.3, 51.7])

    static let datetime = Parameter(
        name: "datetime",
        summary: """
            Features that are valid at this time: a time of RFC 3339, a date, or an interval of two, with '..' for an open end. \
            A feature without a beginning or an end of its validity is valid without limit on that side
            """,
        schema: ["type": "string"], isShared: true, example: "2025-01-01/..")

    static let cursor = Parameter(
        name: "cursor", summary: "The place of a page, taken from a link to the next or previous page",
        schema: ["type": "string", "pattern": "^[0-9a-z]+-[0-9a-z]+$"], isShared: true)

}

extension [Parameter] {
    /// The parameters of pages of features.
    static func items(of schema: CollectionSchema) -> [Parameter] {
        [.limit] + download(of: schema) + [.cursor]
    }

    /// The parameters of all features in one file: those of pages, without paging.
    static func download(of schema: CollectionSchema) -> [Parameter] {
        selection(of: schema, asIf: schema.id == .sites ? .scenario : []) + [.crs, .sortby] + Parameter.partsOfFeatures
    }

    /// The parameters that select features.
    ///
    /// - Parameter scenario: the parameters of scenarios, where the resource has them.
    static func selection(of schema: CollectionSchema, asIf scenario: [Parameter] = []) -> [Parameter] {
        [.bbox, .bboxCRS, .datetime, .q] + .filter + scenario
            + RangeParameter.of(schema.id).map(\.parameter) + (schema.id == .sites ? RoadParameters.all : [])
            + schema.plainQueryables.map { PropertyParameter(field: $0).parameter }
    }
}
