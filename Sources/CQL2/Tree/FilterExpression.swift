public import SimpleFeatures

/// A filter of CQL2 1.0 (OGC 21-065r2) or a part of one: the tree that both encodings are read into and written from.
///
/// What a part means depends on the collection; ``FilterExpression/check(_:)`` says whether it means anything.
public indirect enum FilterExpression: Hashable, Sendable {
    // Values
    case string(String)
    case integer(Int64)
    /// A number with a fraction, or one beyond 2^53: the others are integers, so that 1.0 and 1 are one value.
    case number(Double)
    case boolean(Bool)
    case instant(Instant)
    case interval(IntervalEnd, IntervalEnd)
    /// Never empty, every ring closed; x before y.
    case geometry(Geometry)
    case box(FilterBox)
    case array([FilterExpression])
    case property(String)
    case function(String, [FilterExpression])
    case arithmetic(FilterExpression, ArithmeticOperator, FilterExpression)
    /// The text without regard to upper and lower case.
    case casei(FilterExpression)
    /// The text without regard to accents.
    case accenti(FilterExpression)

    // Predicates
    /// Of two at least, as of ``or(_:)``.
    case and([FilterExpression])
    case or([FilterExpression])
    case not(FilterExpression)
    case comparison(FilterExpression, ComparisonOperator, FilterExpression)
    case like(FilterExpression, pattern: FilterExpression)
    /// Both bounds belong to it.
    case between(FilterExpression, FilterExpression, FilterExpression)
    case isIn(FilterExpression, [FilterExpression])
    case isNull(FilterExpression)
    case spatial(SpatialRelation, FilterExpression, FilterExpression)
    case temporal(TemporalRelation, FilterExpression, FilterExpression)
    case arrays(ArrayRelation, FilterExpression, FilterExpression)
}

extension FilterExpression {
    /// One end of an interval.
    public enum IntervalEnd: Hashable, Sendable {
        /// `'..'`
        case open
        case instant(Instant)
        /// A property or a function.
        case expression(FilterExpression)
    }

    /// The number in the one form that it has in a tree; `nil` for what is not finite.
    public static func numeric(_ value: Double) -> FilterExpression? {
        guard value.isFinite else { return nil }
        if value == -0x1p63 { return .integer(.min) }
        if let whole = Int64(exactly: value), value.magnitude < 9_007_199_254_740_992 { return .integer(whole) }
        return .number(value)
    }

    /// All of the conditions together; `nil` when there are none.
    public static func all(_ conditions: [FilterExpression]) -> FilterExpression? {
        conditions.count > 1 ? .and(conditions) : conditions.first
    }

    /// The parts that it is made of, in their order.
    public var parts: [FilterExpression] {
        switch self {
        case .string, .integer, .number, .boolean, .instant, .geometry, .box, .property: []
        case .interval(let start, let end): [start, end].compactMap(\.expression)
        case .array(let items), .function(_, let items), .and(let items), .or(let items): items
        case .casei(let part), .accenti(let part), .not(let part), .isNull(let part): [part]
        case .arithmetic(let a, _, let b), .comparison(let a, _, let b), .like(let a, let b), .spatial(_, let a, let b),
            .temporal(_, let a, let b), .arrays(_, let a, let b):
            [a, b]
        case .between(let value, let low, let high): [value, low, high]
        case .isIn(let value, let list): [value] + list
        }
    }
}

extension FilterExpression.IntervalEnd {
    /// The property or the function; `nil` for what is told outright.
    public var expression: FilterExpression? {
        if case .expression(let expression) = self { expression } else { nil }
    }
}

/// A box in the axes of the filter's coordinate reference system; heights are read, and not looked at.
///
/// In degrees of longitude, a west greater than the east crosses the antimeridian.
public struct FilterBox: Hashable, Sendable {
    public var west: Double
    public var south: Double
    public var east: Double
    public var north: Double

    public init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// - Parameter numbers: four, or six with the lowest and the greatest height third and sixth.
    /// - Returns: `nil` for any other count, and when a lower bound lies above its upper one.
    init?(_ numbers: [Double]) {
        guard numbers.count == 4 || numbers.count == 6 else { return nil }
        let half = numbers.count / 2
        guard numbers[1] <= numbers[half + 1], half == 2 || numbers[2] <= numbers[5] else { return nil }
        self.init(west: numbers[0], south: numbers[1], east: numbers[half], north: numbers[half + 1])
    }
}
