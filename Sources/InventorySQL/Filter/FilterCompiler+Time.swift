internal import CQL2

// Times are closed intervals: both ends belong to them.

extension FilterCompiler {
    private struct Span {
        let start: SQLFragment
        let end: SQLFragment
    }

    func temporal(
        _ relation: TemporalPredicate, _ a: FilterExpression, _ b: FilterExpression
    ) throws -> SQLFragment {
        let isDaily = try isDaily(a) && isDaily(b)
        let (a, b) = (try span(a, isDaily: isDaily), try span(b, isDaily: isDaily))
        let conditions: [SQLFragment] =
            switch relation {
            case .after: ["\(a.start) > \(b.end)"]
            case .before: ["\(a.end) < \(b.start)"]
            case .disjoint: ["(\(a.start) > \(b.end) OR \(a.end) < \(b.start))"]
            case .intersects: ["\(a.start) <= \(b.end)", "\(a.end) >= \(b.start)"]
            case .equals: ["\(a.start) = \(b.start)", "\(a.end) = \(b.end)"]
            case .contains: ["\(a.start) < \(b.start)", "\(a.end) > \(b.end)"]
            case .during: ["\(a.start) > \(b.start)", "\(a.end) < \(b.end)"]
            case .starts: ["\(a.start) = \(b.start)", "\(a.end) < \(b.end)"]
            case .startedBy: ["\(a.start) = \(b.start)", "\(a.end) > \(b.end)"]
            case .finishes: ["\(a.end) = \(b.end)", "\(a.start) > \(b.start)"]
            case .finishedBy: ["\(a.end) = \(b.end)", "\(a.start) < \(b.start)"]
            case .meets: ["\(a.end) = \(b.start)"]
            case .metBy: ["\(a.start) = \(b.end)"]
            case .overlaps: ["\(a.start) < \(b.start)", "\(a.end) > \(b.start)", "\(a.end) < \(b.end)"]
            case .overlappedBy: ["\(a.start) > \(b.start)", "\(a.start) < \(b.end)", "\(a.end) > \(b.end)"]
            }
        return .joined(conditions.map { "(\($0))" }, "AND", ifNone: "TRUE")
    }

    /// True when the expression has no end that is finer than a day.
    private func isDaily(_ expression: FilterExpression) throws -> Bool {
        guard case .interval(let start, let end) = expression else { return try type(of: expression) == .date }
        return try [start, end].allSatisfy { end in
            switch end {
            case .open: true
            case .instant(.date): true
            case .instant(.timestamp): false
            case .expression(let expression): try type(of: expression) == .date
            }
        }
    }

    private func span(_ expression: FilterExpression, isDaily: Bool) throws -> Span {
        guard case .interval(let start, let end) = expression else {
            let isDay = try type(of: expression) == .date
            let value = try value(expression)
            return Span(
                start: isDaily ? value : dialect.call(.seconds, [value]),
                end: isDaily ? value : dialect.call(isDay ? .lastSecond : .seconds, [value]))
        }
        return Span(
            start: try self.end(start, isStart: true, isDaily: isDaily),
            end: try self.end(end, isStart: false, isDaily: isDaily))
    }

    private func end(
        _ end: FilterExpression.IntervalBound, isStart: Bool, isDaily: Bool
    ) throws -> SQLFragment {
        switch end {
        // All texts of dates sort between these two.
        case .open where isDaily: return isStart ? "''" : "'~'"
        case .open: return dialect.infinity(isNegative: isStart)
        case .instant(let instant): return try self.end(.instant(instant), isStart, isDaily)
        case .expression(let expression): return try self.end(expression, isStart, isDaily)
        }
    }

    private func end(_ expression: FilterExpression, _ isStart: Bool, _ isDaily: Bool) throws -> SQLFragment {
        let value = try value(expression)
        if isDaily { return value }
        let isEndOfDay = try !isStart && type(of: expression) == .date
        return dialect.call(isEndOfDay ? .lastSecond : .seconds, [value])
    }
}
