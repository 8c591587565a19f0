public import CQL2

// The queryables of a collection.

extension CollectionSchema {
    /// The name of the geometry in filters.
    public static let geometryQueryable = "geometry"

    /// The id of a feature as a queryable.
    public static let identifier = Field(
        name: "id", kind: .string, title: LocalizedText(de: "Kennung", en: "identifier"), unit: nil,
        allowedValues: [], shapefileName: nil, isDerived: false, isConfidential: false)

    /// The array properties that array predicates can compare, with the member that identifies each element.
    public var arrayQueryables: [(field: Field, element: String)] {
        let elements = ["access_links": "road_project_id", "conditions": "condition", "sections": "id"]
        return published.compactMap { field in elements[field.name].map { (field, $0) } }
    }

    /// The queryables for the check of filters.
    public var filterQueryables: Queryables { Self.filterQueryables[id] ?? Queryables(of: self) }

    private static let filterQueryables = Dictionary(uniqueKeysWithValues: all.map { ($0.id, Queryables(of: $0)) })
}

extension Queryables {
    fileprivate init(of schema: CollectionSchema) {
        var properties: [String: ValueType] = [:]
        for field in schema.plainQueryables { properties[field.name] = field.kind.valueType }
        for array in schema.arrayQueryables { properties[array.field.name] = .array }
        if schema.geometry != .none { properties[CollectionSchema.geometryQueryable] = .geometry }
        self.init(properties, functions: schema.functions.map(\.signature))
    }
}

extension CollectionSchema.Field.Kind {
    /// The type of the field's values in a filter.
    public var valueType: ValueType {
        switch self {
        case .string: .string
        case .integer: .integer
        case .number: .number
        case .boolean: .boolean
        case .date: .date
        case .json: .array
        }
    }
}
