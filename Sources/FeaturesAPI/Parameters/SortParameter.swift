import SimpleFeatures
import SiteInventory

/// The parameter `sortby`: properties by which features are sorted, each with a minus before it to begin with the largest.
enum SortParameter {
    static func keys(_ parameters: QueryParameters, _ schema: CollectionSchema) throws(Problem) -> [SortKey] {
        guard let words = parameters.parts(Parameter.sortby.name) else { return [] }
        let known = schema.sortables.map(\.name) + ["id"]
        var keys: [SortKey] = []
        for word in words {
            // A plus that was not percent-encoded has been read as a space.
            let isDescending = word.hasPrefix("-")
            let name = isDescending || word.hasPrefix("+") || word.hasPrefix(" ") ? String(word.dropFirst()) : word
            guard known.contains(name), !keys.contains(where: { $0.property == name }) else {
                throw .invalid(
                    Parameter.sortby.name,
                    "sortby=\(word.quoted) is nothing to sort by, or there twice; \(schema.path)/sortables lists what is.",
                    requirement: "/req/sorting/sortby-response", nearest: name.nearest(among: known))
            }
            keys.append(SortKey(property: name, isDescending: isDescending))
        }
        return keys
    }
}

extension Parameter {
    static let sortby = Parameter(
        name: "sortby",
        summary: """
            The order of features: names of sortables, separated by commas, the largest first with a minus before the name. \
            What is unknown comes last
            """,
        schema: ["type": "array", "items": ["type": "string", "pattern": "^[+-]?[A-Za-z0-9_]+$"]], isShared: true,
        example: ["-id"])

    static let q = Parameter(
        name: "q",
        summary: """
            Features in whose texts one of these words or phrases stands, separated by commas, whatever the case and accents
            """,
        schema: ["type": "array", "items": ["type": "string", "minLength": 1]], isShared: true,
        example: ["Zeche", "Kläranlage"])
}

extension CollectionSchema {
    /// What features can be sorted by.
    var sortables: [Field] { queryables }
}
