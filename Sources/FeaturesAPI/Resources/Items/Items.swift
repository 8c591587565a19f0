import NIOCore
import SimpleFeatures
import SiteInventory

/// The features of a collection, page by page: their stored bytes, with links and counts around them.
enum Items {
    static func endpoint(_ schema: CollectionSchema) -> Endpoint {
        Endpoint(
            "\(schema.path)/items", "\(schema.title.en): features", response: .features(of: schema),
            parameters: .items(of: schema)
        ) { call in
            try await respond(to: call, ItemsQuery(call, schema), schema)
        }
    }

    static func respond(
        to call: Call, _ items: ItemsQuery, _ schema: CollectionSchema
    ) async throws -> ResourceResponse {
        let page = try await items.read { query in
            var query = query
            query.wantsPrevious = true
            return try await call.source.page(query)
        }
        return try respond(page, to: call, schema, about: [call.links.queryables(of: schema)])
    }

    /// - Parameter others: links beside those that every page of features has.
    static func respond(
        _ page: FeaturePage, to call: Call, _ schema: CollectionSchema, about others: [Link] = []
    ) throws -> ResourceResponse {
        let projection = try call.projection(of: schema)
        var links = call.selfAndAlternates + [call.links.collection(schema, call.language)] + others
        if let previous = page.previous { links.append(call.links.previous(previous.token, call.format.mediaType)) }
        if let next = page.next { links.append(call.links.next(next.token, call.format.mediaType)) }
        if call.format == .html {
            var response = call.page(HTMLPage(page, schema, projection, call))
            response.validator = call.validator(page.state)
            return response
        }
        let writer = FeatureCollectionWriter(format: call.format, schema: schema, projection: projection)
        let count = page.features.count
        var body = ByteBuffer(
            bytes: try writer.begin(
                .init(
                    links: links, remarks: call.view.remarks, numberMatched: page.numberMatched,
                    numberReturned: count)))
        try writer.append(page.features, isFirst: true, to: &body)
        body.writeBytes(writer.end)
        var response = ResourceResponse(buffer: body, call.format.mediaType, links: links)
        response.crs = projection?.crs ?? .crs84
        (response.numberMatched, response.numberReturned) = (page.numberMatched, count)
        response.validator = call.validator(page.state)
        return response
    }
}

extension CollectionSchema {
    /// The address of the collection.
    var path: String { "/collections/\(id.rawValue)" }
}
