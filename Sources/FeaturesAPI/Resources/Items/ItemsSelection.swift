import CQL2
import SimpleFeatures
import SiteInventory

/// The features that a request selects, and their order.
struct ItemsSelection: Sendable {
    /// `nil` without a filter.
    let filter: RequestFilter?
    private let box: BoundingBox?
    private let conditions: [FilterExpression]
    private let parameters: QueryParameters
    private let schema: CollectionSchema

    /// - Parameter body: a filter in the body of the request; otherwise the parameter `filter` is read.
    init(
        _ parameters: QueryParameters, _ schema: CollectionSchema, _ systems: CoordinateSystems, _ body: RequestFilter?
    ) throws {
        self.parameters = parameters
        self.schema = schema
        let hasBox = parameters.contains("bbox") || parameters.contains("bbox-crs")
        box = try hasBox ? BoundingBox(parameters, systems) : nil
        filter = try body ?? RequestFilter(parameters, schema)
        conditions = [filter?.expression].compactMap(\.self) + (try Self.conditions(parameters, schema))
    }

    func apply(to query: inout FeatureQuery) throws(Problem) {
        query.boxes = box?.boxes ?? []
        query.region = box?.region
        query.filter = .all(conditions)
        query.filterCRS = filter?.crs ?? .crs84
        if let keys = parameters.parts("sortby") { query.sort = try SortParameter.keys(keys, schema) }
        if let words = parameters.parts("q") { query.mentions = words.filter { !$0.isEmpty } }
        if parameters.contains("crs") { query.wantsPlane = try CRSParameter.output(parameters) != .crs84 }
        let mayNameRoads = schema.id == .sites && !parameters.names.allSatisfy(Self.others.contains)
        if mayNameRoads { try RoadParameters.apply(parameters, to: &query) }
    }

    /// Parameters that are neither ranges nor properties, nor about roads.
    private static let others: Set = [
        "f", "lang", "limit", "cursor", "crs", "bbox", "bbox-crs", "datetime", "q", "filter", "filter-lang",
        "filter-crs", "sortby",
    ]

    /// The conditions of the parameters for times, ranges and properties, in this order.
    private static func conditions(
        _ parameters: QueryParameters, _ schema: CollectionSchema
    ) throws(Problem) -> [FilterExpression] {
        var conditions: [FilterExpression] = []
        if let datetime = parameters.text("datetime") {
            let span = try TimeSpan(parameter: datetime)
            if schema.hasValidity { conditions += span.conditions }
        }
        guard !parameters.names.allSatisfy(others.contains) else { return conditions }
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
