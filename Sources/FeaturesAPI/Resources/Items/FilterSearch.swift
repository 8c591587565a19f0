import CQL2
import HTTPTypes
import Hummingbird
import NIOCore
import SiteInventory

/// A filter in CQL2 JSON that was sent as the body, as OWSLib and pygeoapi's clients do: answered as if it had been in the
/// query, so that the links of the answer can be followed by anyone.
///
/// Nobody is told of it by OPTIONS: QGIS takes POST for leave to draw new features.
enum FilterSearch {
    /// What the body may be called. Features that are to be kept are sent as `application/geo+json`.
    static let types = ["application/json", "application/query-cql-json", "application/cql2+json"]

    /// What can stand in an address, too, for the links to further pages.
    private static let mostBytes = 32_768

    static func respond(to call: Call, _ schema: CollectionSchema) async throws -> Response {
        let type = call.request.headers[.contentType].flatMap { HeaderValue($0) }?.text
        guard let type, types.contains(type) else { throw Problem.methodNotAllowed(.post, Methods.reading) }
        for name in ["filter", "filter-lang"] where call.parameters.text(name) != nil {
            throw Problem.invalid(
                name, "The filter is what was sent in the body, as CQL2 JSON; leave \(name) out of the query.",
                requirement: "/req/filter/filter-param")
        }
        var asked = call
        asked.parameters = call.parameters.adding("filter", try await body(of: call.request))
            .adding("filter-lang", FilterLanguage.json.rawValue)
        asked.links = try Links(call.request, asked.parameters, publicURL: call.service.configuration.publicURL)
        return try await ItemsResponse.respond(to: asked, schema)
    }

    private static func body(of request: Request) async throws -> String {
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: mostBytes)
        } catch is NIOTooManyBytesError {
            throw Problem(kind: .contentTooLarge, detail: "A filter in the body may have \(mostBytes) bytes.")
        }
        guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
            throw Problem(kind: .malformedRequest, detail: "The filter in the body is not UTF-8.")
        }
        return text
    }

    /// The body, in OpenAPI's words.
    static let takes: JSONValue = [
        "required": true,
        "content": .object(
            Dictionary(
                uniqueKeysWithValues: types.map {
                    ($0, ["schema": ["type": "object", "description": "A filter in CQL2 JSON (OGC 21-065r2)."]])
                })),
    ]
}
