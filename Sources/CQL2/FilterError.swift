/// What is wrong with a filter, where, and how to mend it.
public struct FilterError: Error, Hashable, Sendable, CustomStringConvertible {
    public let kind: Kind
    /// What is wrong, without the place.
    public let message: String
    /// The character at which it was noticed, counted from 1; `nil` when it has no place of its own.
    public internal(set) var position: Int?
    /// The word that was probably meant.
    public let nearest: String?
    /// The part at fault, of a filter that can be read but has no meaning here.
    let culprit: FilterExpression?

    public enum Kind: String, Hashable, Sendable {
        /// It is no CQL2.
        case syntax
        /// It is larger or deeper than is taken.
        case limit
        case unknownProperty = "unknown-property"
        case unknownFunction = "unknown-function"
        /// Its parts do not fit together.
        case type
        /// A geometry that cannot be used: it crosses itself, or lies where its reference system does not reach.
        case geometry
    }

    public init(
        _ kind: Kind, _ message: String, position: Int? = nil, nearest: String? = nil,
        culprit: FilterExpression? = nil
    ) {
        self.kind = kind
        self.message = message
        self.position = position
        self.nearest = nearest
        self.culprit = culprit
    }

    public var description: String {
        let place = position.map { "At character \($0): " } ?? ""
        let hint = nearest.map { " Did you mean \($0)?" } ?? ""
        return place + message + hint
    }
}

/// How large a filter may be.
public struct FilterLimits: Hashable, Sendable {
    /// Of its text, in UTF-8.
    public var bytes = 262_144
    /// How deep its parts may nest.
    public var depth = 100
    /// How many parts it may have; the positions of a geometry are none.
    public var parts = 10_000
    /// How many sums, products and powers, each of which can hold the one before it.
    public var arithmetic = 250

    public init() {}
}
