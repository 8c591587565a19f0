import SimpleFeatures
import SiteInventory

/// The parameter `sortby`: the properties by which features are sorted, each with a minus sign for descending order.
enum SortParameter {
    /// - Parameter words: the names, each with its sign.
    static func keys(_ words: [String], _ schema: CollectionSchema) throws(Problem) -> [SortKey] {
        let known = schema.sortables.map(\.name) + ["id"]
        var keys: [SortKey] = []
        for word in words {
            // A plus that is not percent-encoded is read as a space.
            let isDescending = word.hasPrefix("-")
            let name = isDescending || word.hasPrefix("+") || word.hasPrefix(" ") ? String(word.dropFirst()) : word
            guard known.contains(name), !keys.contains(where: { $0.property == name }) else {
                throw .invalid(
                    Parameter.sortby.name,
                    "sortby=\(word.quoted) is not sortable, or given twice; \(schema.path)/sortables lists the sortable properties.",
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
            The order of features: names of sortables, separated by commas, each with a minus sign for descending order. \
            Unknown values come last
            """,
        schema: ["type": "array", "items": ["type": "string", "pattern": "^[+-]?[A-Za-z0-9_]+$"]], isShared: true,
        example: ["-id"])

    static let q = Parameter(
        name: "q",
        summary: """
            Features with one of these words or phrases in their texts, separated by commas; case and accents are ignored
            """,
        schema: ["type": "array", "items": ["type": "string", "minLength": 1]], isShared: true,
        example: ["Zeche", "Kläranlage"])
}

extension CollectionSchema {
    /// The properties by which features can be sorted.
    var sortables: [Field] { queryables }
}
