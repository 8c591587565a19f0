public import CQL2
import Foundation
public import SimpleFeatures

/// A reference implementation of filter evaluation that follows the text of the standard.
public struct FilterEvaluator {
    /// The value of a property; `nil` for unknown.
    public var property: (String) -> Value?
    /// Evaluates a custom function; `nil` for unknown.
    public var function: (String, [Value?]) -> Value? = { _, _ in nil }
    /// Evaluates a spatial predicate on two geometries in the same CRS.
    public var spatial: (SpatialPredicate, Geometry, Geometry) -> Bool?

    /// A value of an expression.
    public indirect enum Value: Hashable {
        case string(String)
        case number(Double)
        case boolean(Bool)
        /// Seconds since 1970; of a date, those of its start.
        case time(Double, isDay: Bool)
        case geometry(Geometry)
        case set(Set<Value>)
    }

    /// Creates an evaluator for a feature.
    public init(
        property: @escaping (String) -> Value?, spatial: @escaping (SpatialPredicate, Geometry, Geometry) -> Bool?
    ) {
        self.property = property
        self.spatial = spatial
    }

    /// The truth value of the filter; `nil` for unknown.
    public func truth(of filter: FilterExpression) -> Bool? {
        switch filter {
        case .boolean(let truth): return truth
        case .and(let parts):
            let truths = parts.map(truth)
            return truths.contains(false) ? false : truths.contains(nil) ? nil : true
        case .or(let parts):
            let truths = parts.map(truth)
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        case .not(let part): return truth(of: part).map { !$0 }
        case .comparison(let a, let comparison, let b): return compare(value(a), comparison, value(b))
        case .between(let value, let low, let high):
            return truth(of: .and([.comparison(value, .greaterOrEqual, low), .comparison(value, .lessOrEqual, high)]))
        case .inList(let value, let list): return truth(of: .or(list.map { .comparison(value, .equal, $0) }))
        case .isNull(let part): return value(part) == nil
        case .like(let text, let pattern):
            guard case .string(let text)? = value(text), case .string(let pattern)? = value(pattern) else { return nil }
            return Self.matches(Array(text)[...], Array(pattern)[...])
        case .spatialPredicate(let relation, let a, let b):
            guard case .geometry(let a)? = value(a), case .geometry(let b)? = value(b) else { return nil }
            return spatial(relation, a, b)
        case .temporalPredicate(let relation, let a, let b):
            let isDaily = isDaily(a) && isDaily(b)
            return relation.holds(span(a, isDaily), span(b, isDaily))
        case .arrayPredicate(let relation, let a, let b):
            guard case .set(let a)? = value(a), case .set(let b)? = value(b) else { return nil }
            switch relation {
            case .equals: return a == b
            case .contains: return b.allSatisfy(a.contains)
            case .containedBy: return a.allSatisfy(b.contains)
            case .overlaps: return a.contains { b.contains($0) }
            }
        default:
            guard case .boolean(let truth)? = value(filter) else { return nil }
            return truth
        }
    }

    private func value(_ expression: FilterExpression) -> Value? {
        switch expression {
        case .string(let text): return .string(text)
        case .integer(let number): return .number(Double(number))
        case .number(let number): return .number(number)
        case .instant(.date(let date)): return .time(Instant.date(date).seconds, isDay: true)
        case .instant(.timestamp(let time)): return .time(time.secondsSince1970, isDay: false)
        case .geometry(let geometry): return .geometry(geometry)
        case .bbox(let box):
            let boxes = Envelope.acrossAntimeridian(west: box.west, south: box.south, east: box.east, north: box.north)
            let polygons = boxes.map { Polygon(LineString($0.corners + [$0.corners[0]])) }
            return .geometry(polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons))
        case .array(let items): return .set(Set(items.compactMap(value)))
        case .property(let name): return property(name)
        case .function(let name, let arguments): return function(name, arguments.map(value))
        case .casei(let part): return text(part).map { .string(FilterExpression.casei($0)) }
        case .accenti(let part): return text(part).map { .string(FilterExpression.accenti($0)) }
        case .arithmetic(let a, let operation, let b):
            guard case .number(let a)? = value(a), case .number(let b)? = value(b) else { return nil }
            return Self.compute(a, operation, b).flatMap { $0.isNaN ? nil : .number($0) }
        case .interval: return nil
        default: return truth(of: expression).map(Value.boolean)
        }
    }

    private func text(_ expression: FilterExpression) -> String? {
        if case .string(let text)? = value(expression) { text } else { nil }
    }

    private static func compute(_ a: Double, _ operation: ArithmeticOperator, _ b: Double) -> Double? {
        switch operation {
        case .plus: a + b
        case .minus: a - b
        case .times: a * b
        case .dividedBy: b == 0 ? nil : a / b
        case .modulo: b == 0 ? nil : a.truncatingRemainder(dividingBy: b)
        case .integerDivision: b == 0 ? nil : (a / b).rounded(.towardZero)
        case .power: pow(a, b)
        }
    }

    private func compare(_ a: Value?, _ comparison: ComparisonOperator, _ b: Value?) -> Bool? {
        guard let a, let b else { return nil }
        switch (a, b) {
        case (.string(let a), .string(let b)):
            return comparison.holds(a.utf8.lexicographicallyPrecedes(b.utf8), b.utf8.lexicographicallyPrecedes(a.utf8))
        case (.number(let a), .number(let b)), (.time(let a, _), .time(let b, _)): return comparison.holds(a < b, b < a)
        case (.boolean(let a), .boolean(let b)): return comparison.holds(!a && b, a && !b)
        default: return nil
        }
    }

    private static func matches(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        switch first {
        case "%": return (0...text.count).contains { matches(text.dropFirst($0), pattern.dropFirst()) }
        case "_": return !text.isEmpty && matches(text.dropFirst(), pattern.dropFirst())
        case "\\" where pattern.count > 1:
            return text.first == pattern.dropFirst().first && matches(text.dropFirst(), pattern.dropFirst(2))
        default: return text.first == first && matches(text.dropFirst(), pattern.dropFirst())
        }
    }

    private func isDaily(_ expression: FilterExpression) -> Bool {
        guard case .interval(let start, let end) = expression else {
            if case .time(_, let isDay)? = value(expression) { return isDay }
            return true
        }
        return [start, end].allSatisfy { end in
            switch end {
            case .open: true
            case .instant(let instant): isDaily(.instant(instant))
            case .expression(let expression): isDaily(expression)
            }
        }
    }

    /// The first and last second; each can be unknown.
    private func span(_ expression: FilterExpression, _ isDaily: Bool) -> (start: Double?, end: Double?) {
        guard case .interval(let start, let end) = expression else {
            guard case .time(let seconds, let isDay)? = value(expression) else { return (nil, nil) }
            return (seconds, isDay && !isDaily ? seconds + 86_399.999_999 : seconds)
        }
        let last = self.end(end, .infinity)
        return (self.end(start, -.infinity).start, isDaily ? last.start : last.end)
    }

    private func end(_ end: FilterExpression.IntervalBound, _ open: Double) -> (start: Double?, end: Double?) {
        switch end {
        case .open: (open, open)
        case .instant(let instant): span(.instant(instant), false)
        case .expression(let expression): span(expression, false)
        }
    }
}

extension ComparisonOperator {
    fileprivate func holds(_ isLess: Bool, _ isGreater: Bool) -> Bool {
        switch self {
        case .equal: !isLess && !isGreater
        case .notEqual: isLess || isGreater
        case .less: isLess
        case .lessOrEqual: !isGreater
        case .greater: isGreater
        case .greaterOrEqual: !isLess
        }
    }
}

extension TemporalPredicate {
    /// Only the bounds that decide the result must be known.
    fileprivate func holds(_ a: (start: Double?, end: Double?), _ b: (start: Double?, end: Double?)) -> Bool? {
        switch self {
        case .after: less(b.end, a.start)
        case .before: less(a.end, b.start)
        case .disjoint: either(less(b.end, a.start), less(a.end, b.start))
        case .intersects: either(less(b.end, a.start), less(a.end, b.start)).map { !$0 }
        case .equals: both(same(a.start, b.start), same(a.end, b.end))
        case .contains: both(less(a.start, b.start), less(b.end, a.end))
        case .during: both(less(b.start, a.start), less(a.end, b.end))
        case .starts: both(same(a.start, b.start), less(a.end, b.end))
        case .startedBy: both(same(a.start, b.start), less(b.end, a.end))
        case .finishes: both(same(a.end, b.end), less(b.start, a.start))
        case .finishedBy: both(same(a.end, b.end), less(a.start, b.start))
        case .meets: same(a.end, b.start)
        case .metBy: same(a.start, b.end)
        case .overlaps: both(less(a.start, b.start), both(less(b.start, a.end), less(a.end, b.end)))
        case .overlappedBy: both(less(b.start, a.start), both(less(a.start, b.end), less(b.end, a.end)))
        }
    }

    private func less(_ a: Double?, _ b: Double?) -> Bool? { a.flatMap { a in b.map { a < $0 } } }
    private func same(_ a: Double?, _ b: Double?) -> Bool? { a.flatMap { a in b.map { a == $0 } } }

    private func both(_ a: Bool?, _ b: Bool?) -> Bool? {
        a == false || b == false ? false : a.flatMap { a in b.map { a && $0 } }
    }

    private func either(_ a: Bool?, _ b: Bool?) -> Bool? {
        a == true || b == true ? true : a.flatMap { a in b.map { a || $0 } }
    }
}
