/// The identifier of a feature within its collection: opaque text, stable across versions.
public struct FeatureID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The text of the identifier. Case-sensitive.
    public let text: String

    /// Creates an identifier from any text.
    public init(_ text: String) { self.text = text }

    /// The text of the identifier.
    public var description: String { text }

    /// Orders identifiers by their text.
    public static func < (a: FeatureID, b: FeatureID) -> Bool { a.text < b.text }
}

/// The value of one property.
public enum PropertyValue: Hashable, Sendable {
    /// Unknown: neither zero nor empty text.
    case null
    case string(String)
    case integer(Int64)
    case number(Double)
    case boolean(Bool)
    /// JSON text, for lists and objects.
    case json(String)
}

/// An identified object with an optional geometry and properties.
public struct Feature: Hashable, Sendable {
    /// The identifier.
    public var id: FeatureID
    /// The geometry; `nil` when none is known.
    public var geometry: Geometry?
    /// The properties. A missing property counts as unknown.
    public var properties: PropertyRow

    /// Creates a feature with properties by name. The caller determines the coordinate reference system.
    public init(id: FeatureID, geometry: Geometry?, properties: [String: PropertyValue] = [:]) {
        self.init(id: id, geometry: geometry, row: PropertyRow(properties))
    }

    /// Creates a feature. The caller determines the coordinate reference system.
    public init(id: FeatureID, geometry: Geometry?, row: PropertyRow) {
        self.id = id
        self.geometry = geometry
        properties = row
    }

    /// The value of the property; ``PropertyValue/null`` when it is missing.
    public subscript(_ name: String) -> PropertyValue {
        get { properties[name] ?? .null }
        set { properties[name] = newValue }
    }
}

extension PropertyValue {
    /// True when the value is unknown.
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// The value as text, also for a number or a boolean; `nil` for null. A number without a fraction has no decimal
    /// point, since files often store identifiers as real numbers.
    public var text: String? {
        switch self {
        case .null: nil
        case .string(let text), .json(let text): text
        case .integer(let value): String(value)
        case .number(let value): Int64(exactly: value).map { String($0) } ?? String(value)
        case .boolean(let value): String(value)
        }
    }

    /// The number, also for an integer; `nil` for other values.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .null, .string, .boolean, .json: nil
        }
    }

    /// The integer, also for a number without a fraction; `nil` for other values.
    public var integer: Int64? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int64(exactly: value)
        case .null, .string, .boolean, .json: nil
        }
    }

    /// The boolean; `nil` for other values.
    public var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// Creates a value from text; null for `nil`.
    public init(_ text: String?) { self = text.map(PropertyValue.string) ?? .null }
    /// Creates a value from a number; null for `nil`.
    public init(_ value: Double?) { self = value.map(PropertyValue.number) ?? .null }
    /// Creates a value from an integer; null for `nil`.
    public init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
    /// Creates a value from a boolean; null for `nil`.
    public init(_ value: Bool?) { self = value.map(PropertyValue.boolean) ?? .null }
}
