import CQL2
import SimpleFeatures
import SiteInventory

/// From the parameters of an items request to the query that a store answers.
enum ItemsParameters {
    static let defaultLimit = 10
    static let maximumLimit = 10_000

    static func query(_ call: Call, _ schema: CollectionSchema) throws -> FeatureQuery {
        let parameters = call.parameters
        let boxSystem = try CRSParameter.box(parameters)
        let box = try parameters.text("bbox").map { try BoundingBox($0, in: boxSystem, call.service.systems) }
        let asked = try FilterParameters.filter(parameters, schema)
        let conditions = [asked?.filter].compactMap(\.self) + (try conditions(parameters, schema))
        var query = FeatureQuery(
            schema.id, limit: try limit(parameters.text("limit")), after: try cursor(parameters.text("cursor")),
            boxes: box?.boxes ?? [], filter: .all(conditions), filterCRS: asked?.crs ?? .crs84)
        query.region = box?.region
        query.sort = try SortParameter.keys(parameters, schema)
        query.mentions = (parameters.parts(Parameter.q.name) ?? []).filter { !$0.isEmpty }
        query.wantsPlane = try CRSParameter.output(parameters) != .crs84
        if schema.id == .sites { query.roads = try RoadParameters.condition(parameters) }
        return query
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
        guard let cursor = PageCursor(token: text) else {
            throw .invalid(
                "cursor",
                "cursor=\(text.quoted) comes from no page of ours. Follow a page's next link, or leave it out.")
        }
        return cursor
    }

    /// What the parameters of times, properties and ranges demand.
    private static func conditions(
        _ parameters: QueryParameters, _ schema: CollectionSchema
    ) throws(Problem) -> [FilterExpression] {
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
