extension OpenAPI {
    /// Where an operation uses the parameter: spelled out, or the shared one by reference.
    static func parameter(_ parameter: Parameter) -> JSONValue {
        parameter.isShared ? ["$ref": .string("#/components/parameters/\(parameter.name)")] : definition(parameter)
    }

    static func components(of endpoints: [Endpoint]) -> JSONValue {
        let shared = endpoints.flatMap(\.parameters).filter(\.isShared).map { ($0.name, definition($0)) }
        let answers = Set(endpoints.map(\.answer)).map { ($0.rawValue, $0.shape) }
        let parts = ["link": Answer.link, "problem": Answer.problem].merging(collectionShapes) { $1 }
        return [
            "parameters": .object(Dictionary(shared) { first, _ in first }),
            "responses": ["problem": problem],
            "schemas": .object(Dictionary(uniqueKeysWithValues: answers).merging(parts) { $1 }),
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

    private static let problem: JSONValue = [
        "description": "What went wrong, where, and how to mend it (RFC 9457).",
        "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/problem"]]],
    ]
}
