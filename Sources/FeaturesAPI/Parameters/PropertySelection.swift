import SimpleFeatures
import SiteInventory

/// The parameters that select parts of features: `properties`, `exclude-properties` and `skip-geometry`.
struct PropertySelection: Hashable, Sendable {
    /// The selected properties in the order of the schema; `nil` for all.
    let names: [String]?
    let skipsGeometry: Bool

    init(_ parameters: QueryParameters, _ schema: CollectionSchema) throws(Problem) {
        let all = schema.published.map(\.name)
        let wanted = try Self.list(Parameter.properties.name, parameters, among: all)
        let unwanted = try Self.list(Parameter.excludeProperties.name, parameters, among: all)
        if wanted != nil, unwanted != nil {
            throw .invalid(
                Parameter.excludeProperties.name,
                "properties and exclude-properties exclude each other: give one of them.")
        }
        names =
            wanted.map { wanted in all.filter(wanted.contains) }
            ?? unwanted.map { unwanted in all.filter { !unwanted.contains($0) } }
        switch parameters.text(Parameter.skipGeometry.name) {
        case nil, "false": skipsGeometry = false
        case "true": skipsGeometry = true
        case let text?:
            throw .invalid(Parameter.skipGeometry.name, "skip-geometry=\(text.quoted) is neither true nor false.")
        }
    }

    private static func list(
        _ name: String, _ parameters: QueryParameters, among known: [String]
    ) throws(Problem) -> [String]? {
        guard let words = parameters.parts(name)?.filter({ !$0.isEmpty }) else { return nil }
        for word in words where !known.contains(word) {
            let nearest = word.nearest(among: known)
            throw .invalid(
                name, "\(name)=\(word.quoted) is not a property of the collection; its schema lists them.",
                nearest: nearest)
        }
        return words
    }
}

extension Parameter {
    private static let names: JSONValue = ["type": "array", "items": ["type": "string"]]

    static let properties = Parameter(
        name: "properties", summary: "Only these properties, separated by commas; none for an empty list",
        schema: names, isShared: true, example: ["note"])

    static let excludeProperties = Parameter(
        name: "exclude-properties", summary: "All properties but these, separated by commas", schema: names,
        isShared: true, example: ["note"])

    static let skipGeometry = Parameter(
        name: "skip-geometry", summary: "True for features without their geometries",
        schema: ["type": "boolean", "default": false], isShared: true, example: true)

    /// The parameters that select parts of features.
    static let partsOfFeatures = [properties, excludeProperties, skipGeometry]
}
