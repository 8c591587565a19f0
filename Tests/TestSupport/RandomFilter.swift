public import CQL2
public import SimpleFeatures

/// Creates random filters of every kind from given names and values. A seed gives the same filters.
public struct RandomFilter {
    /// The source of random numbers.
    public var random: SeededGenerator
    /// The names of properties by type.
    public var properties: [ValueType: [String]]
    /// Custom functions to call.
    public var functions: [FilterFunction] = []
    /// Character literals.
    public var strings: [String]
    /// Patterns of LIKE.
    public var patterns: [String]
    /// Numeric literals.
    public var numbers: [Double]
    /// Dates of RFC 3339.
    public var dates: [String]
    /// Date-times of RFC 3339.
    public var timestamps: [String]
    /// The area of random geometries.
    public var area: Envelope
    /// The spatial predicates to use.
    public var spatialRelations = SpatialPredicate.allCases

    /// Creates a generator of filters.
    public init(
        seed: UInt64, properties: [ValueType: [String]], strings: [String], patterns: [String], numbers: [Double],
        dates: [String], timestamps: [String], area: Envelope
    ) {
        random = SeededGenerator(seed: seed)
        self.properties = properties
        self.strings = strings
        self.patterns = patterns
        self.numbers = numbers
        self.dates = dates
        self.timestamps = timestamps
        self.area = area
    }

    private mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &random)] }
    private mutating func chance(_ share: Double) -> Bool { random.number(in: 0..<1) < share }
    private mutating func several<Item>(_ range: ClosedRange<Int>, _ item: (inout Self) -> Item) -> [Item] {
        (0..<Int.random(in: range, using: &random)).map { _ in item(&self) }
    }

    /// A random boolean expression with at most `depth` levels.
    public mutating func condition(depth: Int) -> FilterExpression {
        guard depth > 0, chance(0.6) else { return predicate(depth: depth) }
        switch Int.random(in: 0..<5, using: &random) {
        case 0, 1: return .and(several(2...3) { $0.condition(depth: depth - 1) })
        case 2, 3: return .or(several(2...3) { $0.condition(depth: depth - 1) })
        default: return .not(condition(depth: depth - 1))
        }
    }

    private mutating func predicate(depth: Int) -> FilterExpression {
        let types = properties.keys.sorted { $0.rawValue < $1.rawValue }
        switch pick(types) {
        case .string: return textPredicate(depth: depth)
        case .integer, .number: return numberPredicate(depth: depth)
        case .boolean: return booleanPredicate(depth: depth)
        case .date: return chance(0.5) ? instantPredicate(.date) : temporalPredicate(.date)
        case .timestamp: return chance(0.5) ? instantPredicate(.timestamp) : temporalPredicate(.timestamp)
        case .geometry: return spatialPredicate()
        case .array: return arrayPredicate()
        case .interval: return .boolean(true)
        }
    }

    private mutating func textPredicate(depth: Int) -> FilterExpression {
        let value = text(depth: depth)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .isNull(value)
        case 1: return .like(value, pattern: folded(.string(pick(patterns))))
        case 2: return .inList(value, several(1...4) { $0.text(depth: depth - 1) })
        case 3: return .between(value, text(depth: 0), text(depth: 0))
        default: return .comparison(value, pick(ComparisonOperator.allCases), text(depth: depth - 1))
        }
    }

    private mutating func text(depth: Int) -> FilterExpression {
        if let property = properties[.string], chance(0.6) { return folded(.property(pick(property))) }
        return folded(.string(pick(strings)))
    }

    private mutating func folded(_ text: FilterExpression) -> FilterExpression {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: .casei(text)
        case 1: .accenti(text)
        case 2: .accenti(.casei(text))
        default: text
        }
    }

    private mutating func numberPredicate(depth: Int) -> FilterExpression {
        let value = number(depth: depth)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return .isNull(value)
        case 1: return .inList(value, several(1...4) { $0.number(depth: depth - 1) })
        case 2: return .between(value, number(depth: depth - 1), number(depth: depth - 1))
        default: return .comparison(value, pick(ComparisonOperator.allCases), number(depth: depth - 1))
        }
    }

    private mutating func number(depth: Int) -> FilterExpression {
        if depth > 0, chance(0.3) {
            return .arithmetic(number(depth: depth - 1), pick(ArithmeticOperator.allCases), number(depth: depth - 1))
        }
        if let function = functions.filter({ $0.result == .number || $0.result == .integer }).randomElement(
            using: &random),
            chance(0.2)
        {
            return call(function)
        }
        let names = (properties[.number] ?? []) + (properties[.integer] ?? [])
        return !names.isEmpty && chance(0.6)
            ? .property(pick(names)) : FilterExpression.numeric(pick(numbers)) ?? .integer(0)
    }

    private mutating func call(_ function: FilterFunction) -> FilterExpression {
        .function(function.name, function.arguments.map { argument($0.type) })
    }

    private mutating func argument(_ type: ValueType) -> FilterExpression {
        switch type {
        case .string: text(depth: 1)
        case .integer, .number: number(depth: 1)
        case .boolean: condition(depth: 1)
        case .date, .timestamp: instant(type)
        case .interval: interval(.date)
        case .geometry: .geometry(geometry())
        case .array: .array(several(0...3) { $0.element(depth: 1) })
        }
    }

    private mutating func booleanPredicate(depth: Int) -> FilterExpression {
        let property = FilterExpression.property(pick(properties[.boolean] ?? []))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return .isNull(property)
        case 1: return .boolean(chance(0.5))
        case 2: return property
        default: return .comparison(property, pick(ComparisonOperator.allCases), .boolean(chance(0.5)))
        }
    }

    private mutating func instantPredicate(_ type: ValueType) -> FilterExpression {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: .isNull(instant(type))
        case 1: .inList(instant(type), several(1...3) { $0.instant(type) })
        default: .comparison(instant(type), pick(ComparisonOperator.allCases), instant(type))
        }
    }

    private mutating func instant(_ type: ValueType) -> FilterExpression {
        if let names = properties[type], chance(0.5) { return .property(pick(names)) }
        return .instant(literalInstant(type))
    }

    private mutating func literalInstant(_ type: ValueType) -> Instant {
        guard let instant = Instant(pick(type == .date ? dates : timestamps)) else {
            preconditionFailure("an invalid instant was given")
        }
        return instant
    }

    private mutating func interval(_ type: ValueType) -> FilterExpression {
        let ends = [literalInstant(type), literalInstant(type)].sorted { $0.seconds < $1.seconds }
        return .interval(end(ends[0], type), end(ends[1], type))
    }

    private mutating func end(_ instant: Instant, _ type: ValueType) -> FilterExpression.IntervalBound {
        if chance(0.2) { return .open }
        if let names = properties[type], chance(0.4) { return .expression(.property(pick(names))) }
        return .instant(instant)
    }

    private mutating func temporalPredicate(_ type: ValueType) -> FilterExpression {
        let relation = pick(TemporalPredicate.allCases)
        let operand = { (random: inout Self) in
            relation.acceptsInstants && random.chance(0.5) ? random.instant(type) : random.interval(type)
        }
        return .temporalPredicate(relation, operand(&self), operand(&self))
    }

    private mutating func spatialPredicate() -> FilterExpression {
        let property = FilterExpression.property(pick(properties[.geometry] ?? []))
        if chance(0.1) { return .isNull(property) }
        let other = chance(0.3) ? FilterExpression.bbox(box()) : .geometry(geometry())
        let operands = [property, other]
        // Geometry collections support only these predicates.
        let isMixed = if case .geometry(.geometryCollection) = other { true } else { false }
        let relation = isMixed ? pick([.intersects, .disjoint]) : pick(spatialRelations)
        return chance(0.5)
            ? .spatialPredicate(relation, operands[0], operands[1])
            : .spatialPredicate(relation, operands[1], operands[0])
    }

    private mutating func box() -> BBox {
        let (a, b) = (random.position(in: area), random.position(in: area))
        return BBox(west: min(a.x, b.x), south: min(a.y, b.y), east: max(a.x, b.x), north: max(a.y, b.y))
    }

    /// A random valid geometry.
    public mutating func geometry() -> Geometry {
        let radius = area.width / 8
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return .point(random.position(in: area))
        case 1: return .lineString(line())
        case 2: return .multiPoint(several(1...3) { $0.random.position(in: $0.area) })
        case 3: return .multiLineString(several(1...2) { $0.line() })
        case 4: return .polygon(random.star(around: random.position(in: area), radius: radius))
        case 5:
            let center = random.position(in: area)
            let far = Position(center.x + 3 * radius, center.y)
            return .multiPolygon([
                random.star(around: center, radius: radius), random.star(around: far, radius: radius),
            ])
        default:
            return .geometryCollection([
                .point(random.position(in: area)),
                .polygon(random.star(around: random.position(in: area), radius: radius)),
            ])
        }
    }

    private mutating func line() -> LineString { LineString(several(2...5) { $0.random.position(in: $0.area) }) }

    private mutating func arrayPredicate() -> FilterExpression {
        let property = FilterExpression.property(pick(properties[.array] ?? []))
        if chance(0.1) { return .isNull(property) }
        let literal = FilterExpression.array(several(0...3) { $0.element(depth: 1) })
        let relation = pick(ArrayPredicate.allCases)
        return chance(0.5) ? .arrayPredicate(relation, property, literal) : .arrayPredicate(relation, literal, property)
    }

    private mutating func element(depth: Int) -> FilterExpression {
        switch Int.random(in: 0..<(depth > 0 ? 5 : 4), using: &random) {
        case 0, 1: .string(pick(strings))
        case 2: FilterExpression.numeric(pick(numbers)) ?? .integer(0)
        case 3: .boolean(chance(0.5))
        default: .array(several(0...2) { $0.element(depth: depth - 1) })
        }
    }
}
