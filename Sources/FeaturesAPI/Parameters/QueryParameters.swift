import SimpleFeatures

/// The parameters of a query, decoded, in the order of the query.
struct QueryParameters: Hashable, Sendable {
    private var entries: [Entry]

    private struct Entry: Hashable, Sendable {
        let name: String
        /// The parts between commas; an encoded comma (`%2C`) does not separate.
        let parts: [String]
        /// Name and value, encoded. A response repeats them in several links.
        let pair: String

        init(name: String, parts: [String]) {
            self.name = name
            self.parts = parts
            pair = "\(PercentEncoding.encode(name))=\(parts.map(PercentEncoding.encode).joined(separator: ","))"
        }
    }

    /// No parameters.
    init() { entries = [] }

    /// - Parameter query: the text after the question mark. A plus is a space.
    /// - Throws: ``Problem`` for text that is not percent-encoded UTF-8.
    init(query: String) throws(Problem) {
        entries = []
        // Splits bytes: a filter may have 80 KiB, and to find its characters takes milliseconds.
        for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            let value = pair[name.endIndex...].dropFirst()
            entries.append(
                Entry(
                    name: try Self.decoded(Substring(name)),
                    parts: try value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
                        .map { text throws(Problem) in try Self.decoded(Substring(text)) }))
        }
    }

    private static func decoded(_ text: Substring) throws(Problem) -> String {
        guard let decoded = PercentEncoding.decode(text, plusIsSpace: true) else {
            throw Problem(
                kind: .malformedRequest,
                detail: "\(String(text).quoted) in the query is not percent-encoded UTF-8; write a percent sign as %25."
            )
        }
        return decoded
    }

    var isEmpty: Bool { entries.isEmpty }

    var names: [String] { entries.map(\.name) }

    func contains(_ name: String) -> Bool { entries.contains { $0.name == name } }

    /// The parts between commas; `nil` when the parameter is not given.
    func parts(_ name: String) -> [String]? { entries.first { $0.name == name }?.parts }

    func text(_ name: String) -> String? { parts(name)?.joined(separator: ",") }

    /// All values of a parameter that may be given several times.
    func texts(_ name: String) -> [String] {
        entries.filter { $0.name == name }.map { $0.parts.joined(separator: ",") }
    }

    /// These parameters and one more.
    func adding(_ name: String, _ text: String) -> QueryParameters {
        var more = self
        more.entries.append(Entry(name: name, parts: [text]))
        return more
    }

    /// These parameters with another value of this one.
    func setting(_ name: String, to value: String) -> QueryParameters {
        var changed = self
        changed.entries.removeAll { $0.name == name }
        changed.entries.append(Entry(name: name, parts: [value]))
        return changed
    }

    /// The path followed by these parameters, encoded.
    func appended(to path: String) -> String {
        guard !entries.isEmpty else { return path }
        return "\(path)?\(entries.map(\.pair).joined(separator: "&"))"
    }
}

/// The names of an endpoint's query parameters.
struct QueryNames: Sendable {
    let all: [String]
    let repeatable: Set<String>

    init(_ parameters: [Parameter]) {
        let inQuery = parameters.filter { $0.place == .query }
        all = inQuery.map(\.name)
        repeatable = Set(inQuery.filter(\.isRepeatable).map(\.name))
    }
}

extension QueryParameters {
    /// - Throws: ``Problem`` for a parameter that the endpoint does not take, or that is given twice.
    func check(against known: QueryNames) throws(Problem) {
        var seen: Set<String> = []
        for name in names {
            guard known.all.contains(name) else { throw Self.unknown(name, among: known.all) }
            guard seen.insert(name).inserted || known.repeatable.contains(name) else {
                throw Problem(
                    kind: .repeatedParameter, detail: "\(name) is given twice; separate several values by commas.",
                    parameter: name, requirement: "/req/core/query-param-invalid")
            }
        }
    }

    private static func unknown(_ name: String, among known: [String]) -> Problem {
        let nearest = name.nearest(among: known)
        let hint = nearest.map { "Did you mean \($0)?" } ?? "Known parameters: \(known.joined(separator: ", "))."
        return Problem(
            kind: .unknownParameter, detail: "Unknown parameter \(name.quoted). \(hint)",
            parameter: String(name.prefix(80)),
            requirement: "/req/core/query-param-unknown", nearest: nearest)
    }
}
