import HTTPTypes
import Hummingbird
import NIOCore
import SiteInventory

/// A whole collection, or what a query selects of it, in one answer without pages.
///
/// It is read and sent in batches, so that it begins at once, fits into little memory however long it is, and ends when
/// the client goes. All of them are of the version that the first was read from, whatever is imported meanwhile.
enum Download {
    /// Small at first, so that the first bytes come at once.
    private static let firstBatch = 64
    private static let batch = 1024

    static func respond(to call: Call, _ schema: CollectionSchema) async throws -> Response {
        var query = try ItemsParameters.query(call, schema)
        query.limit = firstBatch
        let first = try await call.source.page(query)
        let links =
            call.selfAndAlternates + [
                call.links.to(schema.path, rel: "collection", .json, title: schema.title[call.language]),
                call.links.queryables(of: schema),
            ]
        let listing = FeatureCollectionWriter(format: call.format, form: try FeatureProjection(call, schema))
        let head = try listing.begin(
            .init(
                links: links, remarks: call.inventoryView.remarks, numberMatched: first.numberMatched,
                numberReturned: first.numberMatched))
        query.limit = batch
        let body = body(head, first, query, listing, call.source)
        var response = Response(status: .ok, headers: [.contentType: call.format.mediaType.text], body: body)
            .linked(to: links).inSystem(of: listing.form).validated(by: call.validator(first.state)).counting(
                first.numberMatched, first.numberMatched)
        response.headers[.contentDisposition] =
            "attachment; filename=\"\(schema.id.rawValue).\(call.format.fileEnding)\""
        return response
    }

    private static func body(
        _ head: [UInt8], _ first: FeaturePage, _ query: FeatureQuery, _ listing: FeatureCollectionWriter,
        _ source: any FeatureSource
    ) -> ResponseBody {
        ResponseBody { [query] writer in
            var bytes = ByteBuffer(bytes: head)
            try listing.append(first.features, isFirst: true, to: &bytes)
            var next = first.next
            while let after = next {
                var query = query
                query.after = after
                // The next batch is read while this one is on its way.
                async let reading = source.page(query)
                try await writer.write(bytes)
                let page = try await reading
                bytes = ByteBuffer()
                try listing.append(page.features, isFirst: false, to: &bytes)
                next = page.next
            }
            bytes.writeBytes(listing.end)
            try await writer.write(bytes)
            try await writer.finish(nil)
        }
    }
}
