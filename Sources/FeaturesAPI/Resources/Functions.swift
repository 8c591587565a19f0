import CQL2
import SiteInventory

/// The functions that filters can call in addition to those of the standard (Part 3, `/req/filter/get-functions-response-json`).
enum Functions {
    static let endpoint = Endpoint(
        "/functions", "The functions that filters can call",
        response: ResponseDescription(
            formats: [.json, .html], freshness: .constant,
            schema: ResponseSchema(name: "functions", definition: definition))
    ) { call in
        let links = call.selfAndAlternates
        let document = Document(functions: functions, links: links)
        return call.format == .html
            ? call.page(try HTMLPage(document: document, call)) : try .json(document, links: links)
    }

    private static let definition = JSONValue.schema(
        [
            "functions": .list(
                of: .schema(
                    [
                        "name": .text, "description": .text, "returns": .list(of: .text),
                        "collections": .list(of: .text),
                        "arguments": .list(
                            of: .schema(["title": .text, "type": .list(of: .text)], required: ["type"])),
                    ], required: ["name", "returns"])), "links": .links,
        ], required: ["functions"])

    /// The functions of all collections, each with the collections whose filters can call it.
    private static var functions: [Function] {
        var functions: [Function] = []
        for schema in CollectionSchema.all {
            for signature in schema.functions.map(\.signature) {
                if let index = functions.firstIndex(where: { $0.name == signature.name }) {
                    functions[index].collections.append(schema.id.rawValue)
                } else {
                    functions.append(Function(signature, schema.id))
                }
            }
        }
        return functions.sorted { $0.name < $1.name }
    }

    private struct Document: Encodable {
        let functions: [Function]
        let links: [Link]
    }

    private struct Function: Encodable {
        let name: String
        let description: String
        let arguments: [Argument]
        let returns: [String]
        var collections: [String]

        init(_ signature: FilterFunction, _ collection: CollectionID) {
            name = signature.name
            description = signature.summary
            arguments = signature.arguments.map { Argument(title: $0.title, type: [$0.type.functionTypeName]) }
            returns = [signature.result.functionTypeName]
            collections = [collection.rawValue]
        }
    }

    private struct Argument: Encodable {
        let title: String
        let type: [String]
    }
}

extension ValueType {
    /// The name of the type in the standard's list of functions.
    fileprivate var functionTypeName: String {
        switch self {
        case .string: "string"
        case .integer, .number: "number"
        case .boolean: "boolean"
        case .date, .timestamp, .interval: "datetime"
        case .geometry: "geometry"
        case .array: "array"
        }
    }
}
