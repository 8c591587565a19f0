import HTTPTypes
import CQL2
import Hummingbird
import NIOCore
import SiteInventory

/// A filter in CQL2 JSON as the body of a POST, as OWSLib and pygeoapi's clients send it. The links of the response have the
/// filter in their query, so that every client can follow them.
///
/// OPTIONS does not list it: QGIS takes POST as the permission to draw new features.
enum FilterSearch {
    /// The media types of the body. New features are sent as `application/geo+json`.
    static let types = ["application/json", "application/query-cql-json", "application/cql2+json"]

    /// Also fits into an address, for the links to further pages.
    private static let maximumBytes = 32_768

    static func endpoint(_ schema: CollectionSchema) -> Endpoint {
        Endpoint(
            "\(schema.path)/items", "\(schema.title.en): features for which a filter in the body is true",
            response: .features(of: schema), method: .post, parameters: .items(of: schema), isListedInOptions: false,
            requestBody: body
        ) { call in
            try await respond(to: call, schema)
        }
    }

    private static func respond(to call: Call, _ schema: CollectionSchema) async throws -> ResourceResponse {
        let type = call.request.headers[.contentType].flatMap { HeaderValue($0) }?.text
        guard let type, types.contains(type) else { throw Problem.methodNotAllowed(.post, Methods.reading) }
        for name in ["filter", "filter-lang"] where call.parameters.contains(name) {
            throw Problem.invalid(
                name, "The filter is in the body, as CQL2 JSON; leave \(name) out of the query.",
                requirement: "/req/filter/filter-param")
        }
        let text = try await text(of: call.request)
        let system = try CRSParameter.filter(call.parameters)
        let filter = try await call.source.compute { try RequestFilter(text, .json, schema, system) }
        var call = call
        call.links = call.links.adding(["filter": text, "filter-lang": FilterLanguage.json.rawValue])
        return try await Items.respond(to: call, ItemsQuery(call, schema, body: filter), schema)
    }

    private static func text(of request: Request) async throws -> String {
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: maximumBytes)
        } catch is NIOTooManyBytesError {
            throw Problem(kind: .contentTooLarge, detail: "A filter in the body may have \(maximumBytes) bytes.")
        }
        guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
            throw Problem(kind: .malformedRequest, detail: "The filter in the body is not UTF-8.")
        }
        return text
    }

    /// The OpenAPI Request Body Object.
    private static let body: JSONValue = [
        "required": true,
        "content": .object(
            Dictionary(
                uniqueKeysWithValues: types.map {
                    ($0, ["schema": ["type": "object", "description": "A filter in CQL2 JSON (OGC 21-065r2)."]])
                })),
    ]
}
