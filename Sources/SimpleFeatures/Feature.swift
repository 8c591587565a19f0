/// The identifier of a feature within its collection: opaque text, stable over versions.
public struct FeatureID: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) { self.text = text }

    public var description: String { text }

    public static func < (a: FeatureID, b: FeatureID) -> Bool { a.text < b.text }
}

/// The value of one property.
public enum PropertyValue: Hashable, Sendable {
    /// Unknown, which is not zero and not empty text.
    case null
    case string(String)
    case integer(Int64)
    case number(Double)
    case boolean(Bool)
    /// JSON text, for lists and objects.
    case json(String)
}

/// A thing with an identity, perhaps a place, and properties.
public struct Feature: Hashable, Sendable {
    public var id: FeatureID
    public var geometry: Geometry?
    public var properties: [String: PropertyValue]

    public init(id: FeatureID, geometry: Geometry?, properties: [String: PropertyValue] = [:]) {
        self.id = id
        self.geometry = geometry
        self.properties = properties
    }

    /// The property's value, ``PropertyValue/null`` when there is none.
    public subscript(_ name: String) -> PropertyValue {
        get { properties[name] ?? .null }
        set { properties[name] = newValue }
    }
}

extension PropertyValue {
    public var isNull: Bool { self == .null }

    /// The text, also of a number or a truth value; `nil` for null. A number without a fraction has no decimal point:
    /// files often hold identifiers as real numbers.
    public var text: String? {
        switch self {
        case .null: nil
        case .string(let text), .json(let text): text
        case .integer(let value): String(value)
        case .number(let value): Int64(exactly: value).map { String($0) } ?? String(value)
        case .boolean(let value): String(value)
        }
    }

    /// The number, of an integer too; `nil` for everything that is not a number.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .null, .string, .boolean, .json: nil
        }
    }

    /// The whole number, of a number without a fraction too.
    public var integer: Int64? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int64(exactly: value)
        case .null, .string, .boolean, .json: nil
        }
    }

    public var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    public init(_ text: String?) { self = text.map(PropertyValue.string) ?? .null }
    public init(_ value: Double?) { self = value.map(PropertyValue.number) ?? .null }
    public init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
    public init(_ value: Bool?) { self = value.map(PropertyValue.boolean) ?? .null }
}
