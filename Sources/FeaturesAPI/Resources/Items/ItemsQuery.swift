import CQL2
import SimpleFeatures
import SiteInventory

/// What the parameters of a request ask of a store. A parameter that is not given costs nothing.
struct ItemsQuery: Sendable {
    private(set) var query: FeatureQuery
    /// `nil` without a filter.
    let filter: RequestFilter?

    static let defaultLimit = 10
    static let maximumLimit = 10_000

    /// - Parameter body: a filter that came as the body of the request; otherwise the parameter `filter` is read.
    init(_ call: Call, _ schema: CollectionSchema, body: RequestFilter? = nil) throws {
        let parameters = call.parameters
        let box = try BoundingBox(parameters, call.service.systems)
        filter = try body ?? RequestFilter(parameters, schema)
        let conditions = [filter?.expression].compactMap(\.self) + (try Self.conditions(parameters, schema))
        query = FeatureQuery(
            schema.id, limit: try Self.limit(parameters.text("limit")),
            after: try Self.cursor(parameters.text("cursor")),
            boxes: box?.boxes ?? [], filter: .all(conditions), filterCRS: filter?.crs ?? .crs84)
        query.region = box?.region
        if let keys = parameters.parts("sortby") { query.sort = try SortParameter.keys(keys, schema) }
        if let words = parameters.parts("q") { query.mentions = words.filter { !$0.isEmpty } }
        if parameters.contains("crs") { query.wantsPlane = try CRSParameter.output(parameters) != .crs84 }
        if schema.id == .sites { try RoadParameters.apply(parameters, to: &query) }
    }

    /// More than the maximum is the maximum (`/req/core/fc-limit-response-1`), however long the number.
    static func limit(
        _ text: String?, default standard: Int = defaultLimit, maximum: Int = maximumLimit
    ) throws(Problem) -> Int {
        guard let text else { return standard }
        let isWhole = !text.isEmpty && text.utf8.allSatisfy("0123456789".utf8.contains)
        let limit = isWhole ? Int(text) ?? maximum : 0
        guard limit > 0 else {
            throw .invalid(
                "limit", "limit=\(text.quoted) is not a whole number of 1 or more; a page holds up to \(maximum).",
                requirement: "/req/core/fc-limit-definition")
        }
        return min(limit, maximum)
    }

    static func cursor(_ text: String?) throws(Problem) -> PageCursor? {
        guard let text else { return nil }
        guard let cursor = PageCursor(token: text) else { throw .noCursor(text) }
        return cursor
    }

    /// The conditions of the parameters for times, ranges and properties, in this order.
    private static func conditions(
        _ parameters: QueryParameters, _ schema: CollectionSchema
    ) throws(Problem) -> [FilterExpression] {
        guard !parameters.isEmpty else { return [] }
        var conditions: [FilterExpression] = []
        if let datetime = parameters.text("datetime") {
            let span = try TimeSpan(parameter: datetime)
            if schema.hasValidity { conditions += span.conditions }
        }
        for range in RangeParameter.of(schema.id) {
            if let text = parameters.text(range.name) { conditions.append(try range.condition(text)) }
        }
        for field in schema.plainQueryables {
            guard let parts = parameters.parts(field.name) else { continue }
            conditions.append(try PropertyParameter(field: field).condition(parts))
        }
        return conditions
    }
}

extension Problem {
    static func noCursor(_ text: String) -> Problem {
        .invalid(
            "cursor",
            "cursor=\(text.quoted) is not from a page of this service. Follow a page's next link, or leave it out.")
    }
}
