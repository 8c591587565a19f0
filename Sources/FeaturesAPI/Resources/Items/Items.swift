import Hummingbird
import SimpleFeatures
import SiteInventory

/// A page of features: the stored bytes, one behind the other, with what paging needs around them.
enum ItemsResponse {
    static func respond(to call: Call, _ schema: CollectionSchema) async throws -> Response {
        var query = try ItemsParameters.query(call, schema)
        query.wantsPrevious = true
        let page = try await call.source.page(query)
        return try respond(with: page, to: call, schema, about: [call.links.queryables(of: schema)])
    }

    /// - Parameter others: links that are not of every page of features.
    static func respond(
        with page: FeaturePage, to call: Call, _ schema: CollectionSchema, about others: [Link] = []
    ) throws -> Response {
        var links =
            call.selfAndAlternates + [
                call.links.to(schema.path, rel: "collection", .json, title: schema.title[call.language])
            ] + others
        if let previous = page.previous { links.append(call.links.previous(previous.token, call.format.mediaType)) }
        if let next = page.next { links.append(call.links.next(next.token, call.format.mediaType)) }
        let listing = FeatureCollectionWriter(format: call.format, form: try FeatureProjection(call, schema))
        let count = page.features.count
        var body = ByteBuffer(
            bytes: try listing.begin(
                .init(
                    links: links, remarks: call.inventoryView.remarks, numberMatched: page.numberMatched,
                    numberReturned: count)))
        try listing.append(page.features, isFirst: true, to: &body)
        body.writeBytes(listing.end)
        return Response(buffer: body, call.format.mediaType).linked(to: links).inSystem(of: listing.form)
            .counting(page.numberMatched, count).validated(by: call.validator(page.state))
    }
}

extension CollectionSchema {
    /// Where the collection is served.
    var path: String { "/collections/\(id.rawValue)" }
}
