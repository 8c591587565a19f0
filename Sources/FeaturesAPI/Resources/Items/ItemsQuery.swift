import SimpleFeatures
import SiteInventory

/// What the parameters of a request ask of a store.
struct ItemsQuery: Sendable {
    private(set) var query: FeatureQuery
    /// `nil` without a filter.
    private let filter: RequestFilter?

    static let defaultLimit = 10
    static let maximumLimit = 10_000
    /// The parameters that select no features.
    private static let others: Set = [
        "f", "lang", "limit", "cursor", "as_of", "available_by", "open", "properties", "exclude-properties",
        "skip-geometry", "by", "figure",
    ]

    /// - Parameter body: a filter in the body of the request; otherwise the parameter `filter` is read.
    /// - Throws: ``Problem`` for an invalid value.
    init(_ call: Call, _ schema: CollectionSchema, body: RequestFilter? = nil) throws {
        let parameters = call.parameters
        let selects = body != nil || parameters.names.contains { !Self.others.contains($0) }
        let selection = try selects ? ItemsSelection(parameters, schema, call.service.systems, body) : nil
        filter = selection?.filter
        query = FeatureQuery(
            schema.id, limit: try Self.limit(parameters.text("limit")),
            after: try Self.cursor(call))
        try selection?.apply(to: &query)
    }

    /// Reads from the store.
    ///
    /// - Throws: ``Problem`` with the position of the part at fault, for an error that only the store finds in a filter.
    func read<Value>(_ body: (FeatureQuery) async throws -> Value) async throws -> Value {
        guard let filter else { return try await body(query) }
        return try await filter.locatingErrors { try await body(query) }
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

    private static func cursor(_ call: Call) throws -> PageCursor? {
        guard let text = call.parameters.text("cursor") else { return nil }
        let cursor = PageCursor(token: text)
        do { _ = try call.source.version(of: cursor) } catch is InvalidPageCursor { throw Problem.noCursor(text) }
        return cursor
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
