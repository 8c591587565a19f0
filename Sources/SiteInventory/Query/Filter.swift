public import SimpleFeatures

/// A condition on properties: the syntax tree that every filter language becomes.
public indirect enum Filter: Hashable, Sendable {
    case and([Filter])
    case or([Filter])
    case not(Filter)
    /// Never true for an unknown value: unknown is not zero.
    case compare(property: String, Comparison, PropertyValue)
    case isIn(property: String, [PropertyValue])
    case isNull(property: String)

    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        case equal = "="
        case notEqual = "<>"
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    /// The properties that it names.
    public var properties: Set<String> {
        switch self {
        case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.properties) }
        case .not(let part): part.properties
        case .compare(let property, _, _), .isIn(let property, _), .isNull(let property): [property]
        }
    }
}
