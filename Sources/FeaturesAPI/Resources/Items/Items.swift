import CQL2
import Hummingbird
import NIOCore
import SimpleFeatures
import SiteInventory

/// The features of a collection, page by page: their stored bytes, with links and counts around them.
enum Items {
    static func endpoint(_ schema: CollectionSchema) -> Endpoint {
        Endpoint(
            "\(schema.path)/items", "\(schema.title.en): features", response: .features(of: schema),
            parameters: .items(of: schema), inline: { try respondInline(to: $0, schema, $1) }
        ) { call in
            try await respond(to: call, ItemsQuery.of(call, schema), schema)
        }
    }

    static func respond(
        to call: Call, _ items: ItemsQuery, _ schema: CollectionSchema
    ) async throws -> ResourceResponse {
        guard items.query.limit > longPage else { return try await read(items, call, schema) }
        return try await call.service.longPages.run { try await read(items, call, schema) }
    }

    /// The limit above which few pages are read at once.
    private static let longPage = 500

    private static func read(
        _ items: ItemsQuery, _ call: Call, _ schema: CollectionSchema
    ) async throws -> ResourceResponse {
        let page = try await items.read { query in
            var query = query
            query.wantsPrevious = true
            if call.format == .html {
                query.limit = min(query.limit, maximumRowsOfPage)
            } else {
                query.maximumBytes = maximumBytes
            }
            return try await call.source.page(query)
        }
        return try await respond(page, of: items.query, to: call, schema, adding: [call.links.queryables(of: schema)])
    }

    /// The length of the features that are in memory before they are sent. Further ones are read while they are sent. A
    /// page of this length can be cached.
    private static let maximumBytes = ResponseCache.defaultBytes / 8

    /// The largest number of features on a page in HTML. People follow the link to the next page.
    static let maximumRowsOfPage = 100

    /// The number of features that are written in less than a millisecond. More are written on a thread for long
    /// computations.
    ///
    /// - Parameter isWhole: true for features as they are stored.
    static func maximumInline(_ format: Format, isWhole: Bool) -> Int {
        switch format {
        case .html: 10
        case .geoJSON where isWhole: 1000
        default: 50
        }
    }

    /// - Parameters:
    ///   - query: reads the page again; `nil` when no query does.
    ///   - links: added to those that every page of features has.
    static func respond(
        _ page: FeaturePage, of query: FeatureQuery? = nil, to call: Call, _ schema: CollectionSchema,
        adding links: [Link] = []
    ) async throws -> ResourceResponse {
        let projection = try call.projection(of: schema)
        let write: @Sendable () throws -> ResourceResponse = {
            call.format == .html
                ? try call.rendering(call.page(HTMLPage(page, schema, projection, call)))
                : try list(
                    page, query, to: call, schema, projection, links: Self.links(of: page, call, schema, adding: links))
        }
        let isLong = page.features.count > maximumInline(call.format, isWhole: projection == nil)
        var response = isLong ? try await call.source.compute(write) : try write()
        response.validator = call.validator(page.state)
        return response
    }

    static func links(
        of page: FeaturePage, _ call: Call, _ schema: CollectionSchema, adding links: [Link]
    ) -> [Link] {
        let type = call.format.mediaType
        let paging = [
            page.previous.map { call.links.previous($0.token, type) },
            page.next.map { call.links.next($0.token, type) },
        ]
        return call.selfAndAlternates + [call.links.collection(schema, call.language)] + links
            + paging.compactMap(\.self)
    }

    /// The page in a format for programs.
    private static func list(
        _ page: FeaturePage, _ query: FeatureQuery?, to call: Call, _ schema: CollectionSchema,
        _ projection: FeatureProjection?, links: [Link]
    ) throws -> ResourceResponse {
        let writer = FeatureCollectionWriter(format: call.format, schema: schema, projection: projection)
        let count = page.count
        let head = try writer.begin(
            .init(links: links, remarks: call.view.remarks, numberMatched: page.numberMatched, numberReturned: count))
        var response = ResourceResponse(type: call.format.mediaType, links: links)
        if let query, page.byteCount > ByteBudget.shortBytes {
            let source = query.after == nil ? call.source.at(version: page.state.version) : call.source
            let stream = FeatureStream(
                head: head, writer: writer, query: query, source: source, service: call.service, count: count)
            response.rereadBody = page.rest == nil ? stream.body() : stream.body(after: page)
        }
        if let body = response.rereadBody, page.rest != nil || !call.service.unread.hasRoom(for: page.byteCount) {
            response.body = body
        } else {
            response.body = ResponseBody(byteBuffer: try writer.whole(page.features, after: head))
        }
        response.crs = projection?.crs ?? .crs84
        (response.numberMatched, response.numberReturned) = (page.numberMatched, count)
        return response
    }
}

extension CollectionSchema {
    /// The address of the collection.
    var path: String { "/collections/\(id.rawValue)" }
}

/// The query of a store that the parameters of a request describe.
struct ItemsQuery: Sendable {
    private(set) var query: FeatureQuery
    /// `nil` without a filter.
    private let filter: RequestFilter?

    static let defaultLimit = 10
    static let maximumLimit = 10_000
    /// The parameters that select no features.
    private static let namesWithoutSelection: Set = [
        "f", "lang", "limit", "cursor", "as_of", "available_by", "open", "properties", "exclude-properties",
        "skip-geometry", "by", "figure",
    ]

    /// - Parameter body: a filter in the body of the request; otherwise the parameter `filter` is read.
    /// - Throws: ``Problem`` for an invalid value.
    init(_ call: Call, _ schema: CollectionSchema, body: RequestFilter? = nil) throws {
        let parameters = call.parameters
        query = FeatureQuery(schema.id, limit: try Self.limit(parameters.text("limit")), after: try Self.cursor(call))
        guard body != nil || parameters.names.contains(where: { !Self.namesWithoutSelection.contains($0) }) else {
            filter = nil
            return
        }
        filter = try body ?? RequestFilter(parameters, schema)
        try query.select(by: parameters, filter, schema, call.service.systems)
    }

    /// The bytes of a filter that is parsed in less than a millisecond.
    static let longestInlineFilter = 4096

    /// The query of a request. Parses a long filter on a thread for long computations.
    ///
    /// - Throws: ``Problem`` for an invalid value.
    static func of(_ call: Call, _ schema: CollectionSchema) async throws -> ItemsQuery {
        let filter = call.parameters.text("filter") ?? ""
        guard filter.utf8.count > longestInlineFilter else { return try ItemsQuery(call, schema) }
        return try await call.source.compute { try ItemsQuery(call, schema) }
    }

    /// Reads from the store.
    ///
    /// - Throws: ``Problem`` with the position of the part at fault, for an error that only the store finds in a filter.
    func read<Value>(_ body: (FeatureQuery) async throws -> Value) async throws -> Value {
        guard let filter else { return try await body(query) }
        return try await filter.locatingErrors { try await body(query) }
    }

    /// A larger number than the maximum gives the maximum (`/req/core/fc-limit-response-1`), also one beyond 64 bits.
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

    private static func cursor(_ call: Call) throws -> PageCursor? {
        guard let text = call.parameters.text("cursor") else { return nil }
        let cursor = PageCursor(token: text)
        do { _ = try call.source.version(of: cursor) } catch is InvalidPageCursor { throw Problem.noCursor(text) }
        return cursor
    }
}

/// The features that a request selects, and their order.
extension FeatureQuery {
    fileprivate mutating func select(
        by parameters: QueryParameters, _ filter: RequestFilter?, _ schema: CollectionSchema,
        _ systems: CoordinateSystems
    ) throws {
        if parameters.contains("bbox") || parameters.contains("bbox-crs") {
            let box = try BoundingBox(parameters, systems)
            (boxes, region) = (box?.boxes ?? [], box?.region)
        }
        if let filter { filterCRS = filter.crs }
        let conditions = try Self.conditions(parameters, schema)
        self.filter = .all([filter?.expression].compactMap(\.self) + conditions)
        if let keys = parameters.parts("sortby") { sort = try SortParameter.keys(keys, schema) }
        if let words = parameters.parts("q") { mentions = words.filter { !$0.isEmpty } }
        if parameters.contains("crs") { wantsPlane = try CRSParameter.output(parameters) != .crs84 }
        let mayNameRoads = schema.id == .sites && !parameters.names.allSatisfy(Self.namesBesideProperties.contains)
        if mayNameRoads { try RoadParameters.apply(parameters, to: &self) }
    }

    /// Parameters that are neither ranges nor properties, nor about roads.
    private static let namesBesideProperties: Set = [
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
        guard !parameters.names.allSatisfy(namesBesideProperties.contains) else { return conditions }
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

extension Call {
    /// `nil` for whole features in CRS84, which are served as they are stored.
    func projection(of schema: CollectionSchema) throws(Problem) -> FeatureProjection? {
        let names = ["crs", "properties", "exclude-properties", "skip-geometry"]
        return names.contains(where: parameters.contains) ? try FeatureProjection(self, schema) : nil
    }
}

extension Problem {
    static func noCursor(_ text: String) -> Problem {
        .invalid(
            "cursor",
            "cursor=\(text.quoted) is not from a page of this service. Follow a page's next link, or leave it out.")
    }
}
