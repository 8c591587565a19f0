public import CQL2

// What a filter of a collection can name.

extension CollectionSchema {
    /// What filters call a feature's geometry.
    public static let geometryQueryable = "geometry"

    /// A feature's id, as if it were a property.
    public static let identifier = Field.text("id", "Kennung", "identifier")

    /// The arrays that a filter may compare: lists of things, compared by what names each.
    public var arrayQueryables: [(field: Field, element: String)] {
        let elements = ["access_links": "road_project_id", "conditions": "condition", "sections": "id"]
        return published.compactMap { field in elements[field.name].map { (field, $0) } }
    }

    /// The names that a filter is checked against.
    public var filterQueryables: Queryables {
        var properties: [String: ValueType] = [:]
        for field in plainQueryables { properties[field.name] = field.kind.valueType }
        for array in arrayQueryables { properties[array.field.name] = .array }
        if geometry != .none { properties[Self.geometryQueryable] = .geometry }
        return Queryables(properties, functions: functions.map(\.signature))
    }
}

extension CollectionSchema.Field.Kind {
    /// What its values are in a filter.
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
