/// An invalid filter: the reason, the position, and a suggestion.
public struct FilterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of error.
    public let kind: Kind
    /// The reason, without the position.
    public let message: String
    /// The position of the error in characters, counted from 1; `nil` when the error has no position.
    public internal(set) var position: Int?
    /// The known name most similar to the unknown one; `nil` when there is none.
    public let nearest: String?
    /// The invalid expression of a filter that is well-formed CQL2; `nil` for other errors.
    let invalidExpression: FilterExpression?

    /// The kinds of invalid filters.
    public enum Kind: String, Hashable, Sendable {
        /// The filter is not well-formed CQL2.
        case syntax
        /// The filter exceeds the ``FilterLimits``.
        case limit
        /// The collection has no property of this name.
        case unknownProperty = "unknown-property"
        /// The server has no function of this name.
        case unknownFunction = "unknown-function"
        /// An operand has the wrong type.
        case type
        /// A geometry is invalid or lies outside the area of use of its CRS.
        case geometry
    }

    /// Creates an error; ``FilterLanguage/located(_:in:limits:)`` finds the position of `invalidExpression`.
    public init(
        _ kind: Kind, _ message: String, position: Int? = nil, nearest: String? = nil,
        invalidExpression: FilterExpression? = nil
    ) {
        self.kind = kind
        self.message = message
        self.position = position
        self.nearest = nearest
        self.invalidExpression = invalidExpression
    }

    /// The message with its position and suggestion.
    public var description: String {
        let place = position.map { "At character \($0): " } ?? ""
        let hint = nearest.map { " Did you mean \($0)?" } ?? ""
        return place + message + hint
    }
}

/// The maximum size of a filter.
public struct FilterLimits: Hashable, Sendable {
    /// The maximum length of the text in UTF-8 bytes.
    public var bytes = 262_144
    /// The maximum number of nested levels.
    public var depth = 100
    /// The maximum number of expressions in the tree. The positions of a geometry do not count.
    public var expressions = 10_000
    /// The maximum number of arithmetic operators. A chain of them nests without parentheses.
    public var arithmeticOperators = 250

    /// The default limits.
    public init() {}
}
