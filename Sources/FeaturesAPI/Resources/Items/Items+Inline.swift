import NIOCore
import SiteInventory

// Pages on the event loop of a connection.

extension Items {
    /// The response without its body, and the body; `nil` when the page has to be read or written on another thread.
    static func respondInline(
        to call: Call, _ schema: CollectionSchema, _ source: any InlineSource
    ) throws -> (ResourceResponse, ByteBuffer)? {
        guard call.format != .html, (call.parameters.text("filter") ?? "").utf8.count <= ItemsQuery.longestInlineFilter
        else { return nil }
        let projection = try call.projection(of: schema)
        var query = try ItemsQuery(call, schema).query
        query.wantsPrevious = true
        guard let page = try source.inlinePage(query),
            page.features.count <= maximumInline(call.format, isWhole: projection == nil)
        else { return nil }
        let writer = FeatureCollectionWriter(format: call.format, schema: schema, projection: projection)
        return try respond(with: page, writer, to: call, schema)
    }

    private static func respond(
        with page: FeaturePage, _ writer: FeatureCollectionWriter, to call: Call, _ schema: CollectionSchema
    ) throws -> (ResourceResponse, ByteBuffer) {
        let links = links(of: page, call, schema, adding: [call.links.queryables(of: schema)])
        var response = ResourceResponse(type: call.format.mediaType, links: links)
        let head = FeatureCollectionWriter.Head(
            links: links, numberMatched: page.numberMatched, numberReturned: page.features.count)
        let body = try writer.whole(page.features, after: writer.begin(head))
        response.crs = writer.projection?.crs ?? .crs84
        (response.numberMatched, response.numberReturned) = (page.numberMatched, page.features.count)
        response.validator = call.validator(page.state)
        return (response, body)
    }
}
