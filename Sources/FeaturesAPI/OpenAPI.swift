import Hummingbird
import SiteInventory

/// The interface in OpenAPI 3.0, made from the endpoints that serve it (`/req/oas30/oas-definition-1`).
enum OpenAPI {
    /// The document is made once, with the router.
    static func respond(_ call: Call) -> Response { Response(bytes: call.service.openAPI, .openAPI) }

    static func document(of endpoints: [Endpoint], _ configuration: FeaturesAPIConfiguration) -> [UInt8] {
        let paths = endpoints.map { ($0.path, JSONValue.object(["get": operation($0)])) }
        let document: JSONValue = [
            "openapi": "3.0.3",
            "info": info(configuration),
            "servers": [["url": .string(configuration.publicURL ?? "/")]],
            "paths": .object(Dictionary(uniqueKeysWithValues: paths)),
            "components": components(of: endpoints),
        ]
        return document.bytes
    }

    private static func info(_ configuration: FeaturesAPIConfiguration) -> JSONValue {
        [
            "title": .string(configuration.title.en),
            "description": "OGC API Features over the inventory of future business sites. Hectares are geodesic.",
            "version": "0.1.0",
        ]
    }

    private static func operation(_ endpoint: Endpoint) -> JSONValue {
        let problem: JSONValue = ["$ref": "#/components/responses/problem"]
        return [
            "operationId": .string(operationID(endpoint.path)),
            "summary": .string(endpoint.summary),
            "parameters": .array(endpoint.parameters.map(parameter)),
            "responses": ["200": success(endpoint), "400": problem, "404": problem, "406": problem, "500": problem],
        ]
    }

    /// `/collections/road-projects/items/{featureId}` as `getCollectionsRoadProjectsItemsFeatureId`.
    private static func operationID(_ path: String) -> String {
        let words = path.split { !$0.isLetter }
        return "get" + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static func success(_ endpoint: Endpoint) -> JSONValue {
        let content = endpoint.answer.formats.map { format in
            (format.mediaType.text, JSONValue.object(["schema": schema(endpoint.answer, in: format)]))
        }
        return [
            "description": .string(endpoint.summary), "content": .object(Dictionary(uniqueKeysWithValues: content)),
        ]
    }

    private static func schema(_ answer: Answer, in format: Format) -> JSONValue {
        format == .html ? ["type": "string"] : ["$ref": .string("#/components/schemas/\(answer.rawValue)")]
    }
}
