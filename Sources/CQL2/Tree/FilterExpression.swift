public import SimpleFeatures

/// An expression of CQL2 1.0 (OGC 21-065r2): the syntax tree of both encodings.
///
/// Parsing does not resolve names or check types; ``FilterExpression/check(_:)`` does.
public indirect enum FilterExpression: Hashable, Sendable {
    // Literals
    /// A character literal.
    case string(String)
    /// A numeric literal without a fraction, up to 2^53.
    case integer(Int64)
    /// A numeric literal with a fraction, or one beyond 2^53. Others are integers, so that 1.0 equals 1.
    case number(Double)
    /// A boolean literal.
    case boolean(Bool)
    /// A date or a timestamp.
    case instant(Instant)
    /// A temporal interval with its start and end.
    case interval(IntervalBound, IntervalBound)
    /// A geometry literal, x before y. Parsers accept only non-empty geometries with closed rings.
    case geometry(Geometry)
    /// A bounding box literal.
    case bbox(BBox)
    /// An array of scalar expressions and arrays.
    case array([FilterExpression])

    // Scalar expressions
    /// A property by its name.
    case property(String)
    /// A function of the server with its arguments.
    case function(String, [FilterExpression])
    /// A binary arithmetic operation.
    case arithmetic(FilterExpression, ArithmeticOperator, FilterExpression)
    /// CASEI: a character expression for comparison without regard to case.
    case casei(FilterExpression)
    /// ACCENTI: a character expression for comparison without regard to accents.
    case accenti(FilterExpression)

    // Predicates
    /// A conjunction of two or more boolean expressions.
    case and([FilterExpression])
    /// A disjunction of two or more boolean expressions.
    case or([FilterExpression])
    /// A negation.
    case not(FilterExpression)
    /// A binary comparison.
    case comparison(FilterExpression, ComparisonOperator, FilterExpression)
    /// A comparison with a ``LikePattern``.
    case like(FilterExpression, pattern: FilterExpression)
    /// A test whether a value lies between a lower and an upper bound, both inclusive.
    case between(FilterExpression, FilterExpression, FilterExpression)
    /// A test whether a value equals one of a list.
    case inList(FilterExpression, [FilterExpression])
    /// A test for a missing value.
    case isNull(FilterExpression)
    /// A spatial predicate on two geometries.
    case spatialPredicate(SpatialPredicate, FilterExpression, FilterExpression)
    /// A temporal predicate on two instants or intervals.
    case temporalPredicate(TemporalPredicate, FilterExpression, FilterExpression)
    /// An array predicate on two arrays.
    case arrayPredicate(ArrayPredicate, FilterExpression, FilterExpression)
}

extension FilterExpression {
    /// The start or the end of an interval.
    public enum IntervalBound: Hashable, Sendable {
        /// Unbounded, written as `'..'`.
        case open
        /// An instant literal.
        case instant(Instant)
        /// A property or a function.
        case expression(FilterExpression)
    }

    /// An integer when the number is one up to 2^53, else a number; `nil` for infinity and NaN.
    public static func numeric(_ value: Double) -> FilterExpression? {
        guard value.isFinite else { return nil }
        if value == -0x1p63 { return .integer(.min) }
        if let whole = Int64(exactly: value), value.magnitude < 9_007_199_254_740_992 { return .integer(whole) }
        return .number(value)
    }

    /// The conjunction of the conditions; `nil` for an empty list.
    public static func all(_ conditions: [FilterExpression]) -> FilterExpression? {
        conditions.count > 1 ? .and(conditions) : conditions.first
    }

    /// The operands and arguments of the expression, in order.
    public var children: [FilterExpression] {
        switch self {
        case .string, .integer, .number, .boolean, .instant, .geometry, .bbox, .property: []
        case .interval(let start, let end): [start, end].compactMap(\.expression)
        case .array(let items), .function(_, let items), .and(let items), .or(let items): items
        case .casei(let part), .accenti(let part), .not(let part), .isNull(let part): [part]
        case .arithmetic(let a, _, let b), .comparison(let a, _, let b), .like(let a, let b),
            .spatialPredicate(_, let a, let b),
            .temporalPredicate(_, let a, let b), .arrayPredicate(_, let a, let b):
            [a, b]
        case .between(let value, let low, let high): [value, low, high]
        case .inList(let value, let list): [value] + list
        }
    }
}

extension FilterExpression.IntervalBound {
    /// The property or the function; `nil` for a literal and an open bound.
    public var expression: FilterExpression? {
        if case .expression(let expression) = self { expression } else { nil }
    }
}

/// A bounding box in the coordinate reference system of the filter. Heights are parsed and ignored.
///
/// In geographic systems, a box whose west is greater than its east crosses the antimeridian.
public struct BBox: Hashable, Sendable {
    /// The lower bound of x.
    public var west: Double
    /// The lower bound of y.
    public var south: Double
    /// The upper bound of x.
    public var east: Double
    /// The upper bound of y.
    public var north: Double

    /// Creates a box from its bounds, without checking their order.
    public init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// The requirement for the numbers of a box, for messages.
    static let requirement =
        "must have west, south, east and north, or also heights third and sixth. No lower bound may exceed its upper bound."

    /// - Parameter numbers: Four bounds, or six with the minimum height third and the maximum height sixth.
    /// - Returns: `nil` for any other count, and when a lower bound exceeds its upper bound.
    init?(_ numbers: [Double]) {
        guard numbers.count == 4 || numbers.count == 6 else { return nil }
        let half = numbers.count / 2
        guard numbers[1] <= numbers[half + 1], half == 2 || numbers[2] <= numbers[5] else { return nil }
        self.init(west: numbers[0], south: numbers[1], east: numbers[half], north: numbers[half + 1])
    }
}

extension FilterExpression {
    /// The filter with the axis order of every geometry literal swapped.
    public var withAxesSwapped: FilterExpression {
        switch self {
        case .geometry(let geometry):
            .geometry(geometry.mapPositions { positions in positions.map { Position($0.y, $0.x) } })
        case .bbox(let box): .bbox(BBox(west: box.south, south: box.west, east: box.north, north: box.east))
        default: mapChildren(\.withAxesSwapped)
        }
    }

    /// The first geometry literal with a latitude beyond ±90 degrees, or box outside the earth; `nil` without one.
    ///
    /// Expects longitude before latitude. A box may extend beyond the poles, as in web maps. Latitudes beyond ±360 are
    /// taken for coordinates in metres.
    public var firstLiteralOutsideDegrees: FilterExpression? {
        switch self {
        case .geometry(let geometry): Envelope(geometry).flatMap { $0.minY < -90 || $0.maxY > 90 ? self : nil }
        case .bbox(let box):
            box.south > 90 || box.north < -90 || min(abs(box.south), abs(box.north)) > 360 ? self : nil
        default: children.lazy.compactMap(\.firstLiteralOutsideDegrees).first
        }
    }

    /// The expression with each child replaced by the result of `change`.
    func mapChildren(_ change: (FilterExpression) -> FilterExpression) -> FilterExpression {
        switch self {
        case .string, .integer, .number, .boolean, .instant, .geometry, .bbox, .property: self
        case .interval(let start, let end): .interval(start.mapExpression(change), end.mapExpression(change))
        case .array(let items): .array(items.map(change))
        case .function(let name, let arguments): .function(name, arguments.map(change))
        case .arithmetic(let a, let operation, let b): .arithmetic(change(a), operation, change(b))
        case .casei(let part): .casei(change(part))
        case .accenti(let part): .accenti(change(part))
        case .and(let parts): .and(parts.map(change))
        case .or(let parts): .or(parts.map(change))
        case .not(let part): .not(change(part))
        case .comparison(let a, let comparison, let b): .comparison(change(a), comparison, change(b))
        case .like(let value, let pattern): .like(change(value), pattern: change(pattern))
        case .between(let value, let low, let high): .between(change(value), change(low), change(high))
        case .inList(let value, let list): .inList(change(value), list.map(change))
        case .isNull(let part): .isNull(change(part))
        case .spatialPredicate(let relation, let a, let b): .spatialPredicate(relation, change(a), change(b))
        case .temporalPredicate(let relation, let a, let b): .temporalPredicate(relation, change(a), change(b))
        case .arrayPredicate(let relation, let a, let b): .arrayPredicate(relation, change(a), change(b))
        }
    }
}

extension FilterExpression.IntervalBound {
    fileprivate func mapExpression(_ change: (FilterExpression) -> FilterExpression) -> Self {
        if case .expression(let expression) = self { .expression(change(expression)) } else { self }
    }
}
