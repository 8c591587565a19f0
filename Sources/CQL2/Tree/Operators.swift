// Operators and standard predicates of CQL2. Raw values are their names in JSON; CQL2 text ignores their case.

/// The operator of a binary comparison predicate.
public enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
}

/// The operator of an arithmetic expression.
public enum ArithmeticOperator: String, Hashable, Sendable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case dividedBy = "/"
    /// The remainder, with the sign of the dividend.
    case modulo = "%"
    /// The quotient truncated toward zero.
    case integerDivision = "div"
    case power = "^"
}

/// A spatial predicate: a topological relation of two geometries (OGC 06-103r4, clause 6.1.15).
public enum SpatialPredicate: String, Hashable, Sendable, CaseIterable {
    case intersects = "s_intersects"
    case equals = "s_equals"
    case disjoint = "s_disjoint"
    case touches = "s_touches"
    case within = "s_within"
    case overlaps = "s_overlaps"
    case crosses = "s_crosses"
    case contains = "s_contains"
}

/// A temporal predicate: a relation of two instants or intervals (OWL-Time).
public enum TemporalPredicate: String, Hashable, Sendable, CaseIterable {
    case after = "t_after"
    case before = "t_before"
    case contains = "t_contains"
    case disjoint = "t_disjoint"
    case during = "t_during"
    case equals = "t_equals"
    case finishedBy = "t_finishedBy"
    case finishes = "t_finishes"
    case intersects = "t_intersects"
    case meets = "t_meets"
    case metBy = "t_metBy"
    case overlappedBy = "t_overlappedBy"
    case overlaps = "t_overlaps"
    case startedBy = "t_startedBy"
    case starts = "t_starts"

    /// True for predicates that accept instants; the others accept only intervals.
    public var acceptsInstants: Bool {
        switch self {
        case .after, .before, .disjoint, .equals, .intersects: true
        default: false
        }
    }
}

/// An array predicate: a relation of two arrays as sets.
public enum ArrayPredicate: String, Hashable, Sendable, CaseIterable {
    case equals = "a_equals"
    case contains = "a_contains"
    case containedBy = "a_containedBy"
    case overlaps = "a_overlaps"
}

extension RawRepresentable<String> {
    /// The name in CQL2 text.
    var keyword: String { rawValue.uppercased() }
}

/// The names of operators and standard predicates in JSON. Functions of the server may not have these names.
enum OperatorName {
    static let all: Set<String> = Set(
        ComparisonOperator.allCases.map(\.rawValue) + ArithmeticOperator.allCases.map(\.rawValue)
            + SpatialPredicate.allCases.map(\.rawValue) + TemporalPredicate.allCases.map(\.rawValue)
            + ArrayPredicate.allCases.map(\.rawValue)
            + ["and", "or", "not", "isNull", "casei", "accenti", "like", "between", "in"])
}
