import Hummingbird
import NIOCore
import SiteInventory

/// All features of a collection, or those that a query selects, in one response without pages.
///
/// They are read and sent in batches: the first bytes are sent at once, memory stays small, and reading ends when the
/// client disconnects. All batches are of the version of the first one, also when an import changes the inventory meanwhile.
enum Download {
    /// Small, so that the first bytes are sent at once.
    private static let firstBatch = 64
    private static let batch = 1024
    /// The features that are written before other tasks get their turn. They take about a millisecond.
    private static let turn = 64

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
            query.limit = firstBatch
            return try await call.source.page(query)
        }
        var query = items.query
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
        query.limit = batch
        var response = ResourceResponse(type: call.format.mediaType, links: links)
        response.body = body(head, first, query, writer, call.source)
        response.crs = writer.projection?.crs ?? .crs84
        (response.numberMatched, response.numberReturned) = (first.numberMatched, first.numberMatched)
        response.fileName = "\(schema.id.rawValue).\(call.format.fileEnding)"
        response.validator = call.validator(first.state)
        return response
    }

    private static func body(
        _ head: [UInt8], _ first: FeaturePage, _ query: FeatureQuery, _ collection: FeatureCollectionWriter,
        _ source: any FeatureSource
    ) -> ResponseBody {
        ResponseBody { [query] writer in
            var bytes = ByteBuffer(bytes: head)
            try collection.append(first.features, isFirst: true, to: &bytes)
            var next = first.next
            while let after = next {
                var query = query
                query.after = after
                // The next batch is read while this one is sent.
                async let reading = nextPage(query, source)
                try await writer.write(bytes)
                let page = try await reading
                bytes = ByteBuffer()
                try await append(page.features, collection, to: &bytes)
                next = page.next
            }
            bytes.writeBytes(collection.end)
            try await writer.write(bytes)
            try await writer.finish(nil)
        }
    }

    /// Reads the next batch. Waits while too many expensive reads wait: the response has begun and cannot be refused.
    private static func nextPage(_ query: FeatureQuery, _ source: any FeatureSource) async throws -> FeaturePage {
        while true {
            do { return try await source.page(query) } catch ReadRefusal.queueIsFull {
                try await Task.sleep(for: .milliseconds(200))
            }
        }
    }

    private static func append(
        _ features: [EncodedFeature], _ collection: FeatureCollectionWriter, to bytes: inout ByteBuffer
    ) async throws {
        for start in stride(from: 0, to: features.count, by: turn) {
            let slice = Array(features[start..<min(start + turn, features.count)])
            try collection.append(slice, isFirst: false, to: &bytes)
            await Task.yield()
        }
    }
}
