import CQL2
import Hummingbird
import SiteInventory

/// The functions that filters can call beyond those of the standard (Part 3, `/req/filter/get-functions-response-json`).
enum FunctionList {
    static func respond(_ call: Call) async throws -> Response {
        let links = call.selfAndAlternates
        return try .json(Document(functions: functions, links: links)).linked(to: links)
    }

    /// Of all collections; which can call it stands beside each.
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
            arguments = signature.arguments.map { Argument(title: $0.title, type: [$0.type.wordOfFunctions]) }
            returns = [signature.result.wordOfFunctions]
            collections = [collection.rawValue]
        }
    }

    private struct Argument: Encodable {
        let title: String
        let type: [String]
    }
}

extension ValueType {
    /// The standard's word for it in the list of functions.
    fileprivate var wordOfFunctions: String {
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
