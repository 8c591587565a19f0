import HTTPTypes
import SiteInventory

extension HTMLPage {
    /// The interface: every address with its methods and parameters.
    init(interface endpoints: [Endpoint], _ call: Call) {
        title = PageTexts.interface[call.language]
        path = Self.path(to: call)
        paragraphs = [OpenAPI.description, PageTexts.apiIntroduction[call.language]]
        let operations = Dictionary(grouping: endpoints) { Operation($0) }
        sections = operations.sorted { $0.key < $1.key }.map { operation, alternatives in
            Section(
                anchor: OpenAPI.operationID(alternatives[0]), heading: "\(operation.method) \(operation.path)",
                notes: [alternatives.map(\.summary).joined(separator: "; ")] + Self.types(alternatives, call.language),
                table: Self.parameters(alternatives, call.language))
        }
    }

    /// A method of an address; several endpoints when it accepts several types of request bodies.
    private struct Operation: Hashable, Comparable {
        let path: String
        let method: String

        init(_ endpoint: Endpoint) { (path, method) = (endpoint.path, endpoint.method.rawValue) }

        static func < (a: Self, b: Self) -> Bool { (a.path, a.method) < (b.path, b.method) }
    }

    private static func types(_ alternatives: [Endpoint], _ language: Language) -> [String] {
        let taken = Set(alternatives.flatMap(\.requestBodyTypes)).sorted()
        let answered = alternatives.flatMap(\.answeredTypes)
        return [(PageTexts.takes, taken), (PageTexts.answers, answered)].compactMap { title, types in
            types.isEmpty ? nil : "\(title[language]) \(types.joined(separator: " · "))"
        }
    }

    private static func parameters(_ alternatives: [Endpoint], _ language: Language) -> HTMLTable? {
        var parameters: [Parameter] = []
        for parameter in alternatives.flatMap(\.parameters)
        where !parameters.contains(where: { $0.name == parameter.name }) { parameters.append(parameter) }
        let rows = parameters.map {
            HTMLTable.Row([.name($0.name), .text("\($0.summary)."), .text($0.schema.typeText)])
        }
        return rows.isEmpty ? nil : HTMLTable(head: PageTexts.parametersHead[language], rows: rows)
    }
}

extension Endpoint {
    fileprivate var answeredTypes: [String] {
        success == .noContent && requestBody == nil ? [] : response.formats.map(\.mediaType.text).sorted()
    }
}

extension JSONValue {
    /// The values or the type of a parameter.
    fileprivate var typeText: String {
        guard case .object(let schema) = self else { return "" }
        if case .array(let words)? = schema["enum"] {
            return words.compactMap { if case .string(let word) = $0 { word } else { nil } }.joined(separator: ", ")
        }
        if case .string(let text)? = schema["format"] ?? schema["type"] { return text }
        return ""
    }
}
