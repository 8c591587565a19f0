import SiteInventory

extension OpenAPI {
    /// The parameter in an operation: a reference to a shared one, or its definition.
    static func parameter(_ parameter: Parameter) -> JSONValue {
        parameter.isShared ? ["$ref": .string("#/components/parameters/\(parameter.name)")] : definition(parameter)
    }

    static func components(of endpoints: [Endpoint]) -> JSONValue {
        let shared = endpoints.flatMap(\.parameters).filter(\.isShared).map { ($0.name, definition($0)) }
        let answers = Dictionary(
            endpoints.compactMap(\.response.schema).map { ($0.name, $0.definition) }
        ) { $1 }
        let parts = ["link": link, "problem": problemDefinition].merging(collectionSchemas) { $1 }
        return [
            "parameters": .object(Dictionary(shared) { first, _ in first }),
            "responses": ["problem": problem],
            "schemas": .object(answers.merging(parts) { $1 }),
        ]
    }

    private static func definition(_ parameter: Parameter) -> JSONValue {
        let definition: JSONValue = [
            "name": .string(parameter.name),
            "in": .string(parameter.place.rawValue),
            "description": .string(parameter.summary + "."),
            "required": .boolean(parameter.place == .path),
            "schema": parameter.schema,
        ]
        let example: JSONValue = parameter.example.map { ["example": $0] } ?? [:]
        let whole = definition.merging(example)
        return parameter.place == .query
            ? whole.merging(["style": "form", "explode": .boolean(parameter.isRepeatable)]) : whole
    }

    private static let link = JSONValue.schema(
        ["href": .text, "rel": .text, "type": .text, "title": .text], required: ["href", "rel", "type"])

    private static let problemDefinition = JSONValue.schema(
        [
            "type": .text, "title": .text, "status": ["type": "integer"], "detail": .text, "parameter": .text,
            "requirement": .text, "nearest": .text, "position": .count, "features": .list(of: .text),
        ], required: ["type", "title", "status", "detail"])

    private static let problem: JSONValue = [
        "description": "The error, its location and its remedy (RFC 9457).",
        "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/problem"]]],
    ]
}
