import HTTPTypes
import SiteInventory

/// The interface in OpenAPI 3.0, made from the endpoints that serve it (`/req/oas30/oas-definition-1`).
enum OpenAPI {
    static let endpoint = Endpoint(
        "/api", "This API in OpenAPI 3.0",
        response: ResponseDescription(
            formats: [.openAPI, .html], freshness: .constant,
            schema: ResponseSchema(name: "interface", definition: .anyObject))
    ) { call in
        guard call.format == .html else {
            return ResourceResponse(buffer: call.service.openAPI, .openAPI, links: call.selfAndAlternates)
        }
        return call.page(HTMLPage(interface: call.service.endpoints, call))
    }

    static let description = "OGC API Features over the inventory of future business sites. Hectares are geodesic."

    /// Made once, with the router.
    static func document(of endpoints: [Endpoint], _ configuration: FeaturesAPIConfiguration) -> [UInt8] {
        let paths = Dictionary(grouping: endpoints, by: \.path).mapValues { endpoints in
            let methods = Dictionary(grouping: endpoints) { $0.method.rawValue.lowercased() }
            return JSONValue.object(methods.mapValues(operation))
        }
        let document: JSONValue = [
            "openapi": "3.0.3",
            "info": info(configuration),
            "servers": [["url": .string(configuration.publicURL ?? "/")]],
            "paths": .object(paths),
            "components": components(of: endpoints),
        ]
        return document.bytes
    }

    private static func info(_ configuration: FeaturesAPIConfiguration) -> JSONValue {
        [
            "title": .string(configuration.title.en),
            "description": .string(description),
            "version": "0.1.0",
        ]
    }

    /// The operation of a method. Its endpoints differ in the type of the request body; OpenAPI has one operation for all.
    private static func operation(_ alternatives: [Endpoint]) -> JSONValue {
        let operations = alternatives.map(operation)
        let summary = alternatives.map(\.summary).joined(separator: "; ")
        return operations.dropFirst().reduce(operations[0]) { $0.united(with: $1) }
            .merging(["summary": .string(summary)])
    }

    private static func operation(_ endpoint: Endpoint) -> JSONValue {
        let operation: JSONValue = [
            "operationId": .string(operationID(endpoint)),
            "summary": .string(endpoint.summary),
            "parameters": .array(endpoint.parameters.map(parameter)),
            "responses": .object(responses(endpoint)),
        ]
        return operation.merging(endpoint.requestBody.map { ["requestBody": $0] } ?? [:])
    }

    private static func responses(_ endpoint: Endpoint) -> [String: JSONValue] {
        let writing =
            ["403", "409"] + (endpoint.requestBody == nil ? [] : ["413", "415", "503"])
            + (endpoint.editsFeature ? ["412", "422"] : [])
        let searching = endpoint.requestBody == nil ? [] : ["413"]
        let reading = endpoint.isOfInventory || endpoint.requestBody != nil ? ["503"] : []
        let codes =
            ["400", "404", "406", "500"] + (endpoint.right.changesInventory ? writing : searching + reading)
        let problems = codes.map { ($0, JSONValue.object(["$ref": "#/components/responses/problem"])) }
        let unchanged: JSONValue = ["description": "The client's copy is valid."]
        let kept = endpoint.isConditional ? [("304", unchanged)] : []
        // An edit returns the feature when the client prefers that.
        let preferred =
            endpoint.success == .noContent && endpoint.requestBody != nil ? [("200", content(of: endpoint))] : []
        return Dictionary(
            uniqueKeysWithValues: problems + kept + preferred + [(String(endpoint.success.code), success(endpoint))])
    }

    /// `/collections/road-projects/items/{featureId}` as `getCollectionsRoadProjectsItemsFeatureId`.
    static func operationID(_ endpoint: Endpoint) -> String {
        let words = endpoint.path.split { !$0.isLetter }
        return endpoint.method.rawValue.lowercased()
            + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static func success(_ endpoint: Endpoint) -> JSONValue {
        endpoint.success == .noContent ? ["description": .string(endpoint.summary)] : content(of: endpoint)
    }

    private static func content(of endpoint: Endpoint) -> JSONValue {
        let content = endpoint.response.formats.map { format in
            (format.mediaType.text, JSONValue.object(["schema": schema(endpoint, in: format)]))
        }
        return [
            "description": .string(endpoint.summary), "content": .object(Dictionary(uniqueKeysWithValues: content)),
        ]
    }

    private static func schema(_ endpoint: Endpoint, in format: Format) -> JSONValue {
        switch format {
        case .html, .csv, .sequence: ["type": "string"]
        case .zip: ["type": "string", "format": "binary"]
        // The findings as features.
        case .map: ["$ref": "#/components/schemas/features"]
        default: endpoint.response.schema.map { .reference($0.precise ?? $0.name) } ?? .anyObject
        }
    }
}
