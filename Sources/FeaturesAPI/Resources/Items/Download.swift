import SiteInventory

/// All features of a collection, or those that a query selects, in one response without pages.
///
/// They are read and sent in batches, by ``FeatureStream``.
enum Download {
    static func endpoint(_ schema: CollectionSchema) -> Endpoint {
        Endpoint(
            "\(schema.path)/download", "\(schema.title.en): all features in one file, or those that a query selects",
            response: .download(of: schema), parameters: .download(of: schema)
        ) { call in
            try await respond(to: call, schema)
        }
    }

    private static func respond(to call: Call, _ schema: CollectionSchema) async throws -> ResourceResponse {
        let items = try await ItemsQuery.of(call, schema)
        let first = try await items.read { query in
            var query = query
            query.limit = FeatureStream.batchLimits.lowerBound
            return try await call.source.page(query)
        }
        let links =
            call.selfAndAlternates + [
                call.links.collection(schema, call.language), call.links.queryables(of: schema),
            ]
        let writer = FeatureCollectionWriter(
            format: call.format, schema: schema, projection: try call.projection(of: schema))
        let head = try writer.begin(
            .init(
                links: links, remarks: call.view.remarks, numberMatched: first.numberMatched,
                numberReturned: first.numberMatched))
        var response = ResourceResponse(type: call.format.mediaType, links: links)
        response.body = FeatureStream(
            head: head, writer: writer, query: items.query, source: call.source, service: call.service
        ).body(after: first)
        response.crs = writer.projection?.crs ?? .crs84
        (response.numberMatched, response.numberReturned) = (first.numberMatched, first.numberMatched)
        response.fileName = "\(schema.id.rawValue).\(call.format.fileEnding)"
        response.validator = call.validator(first.state)
        return response
    }
}
