// The operators and standard functions of CQL2. Raw values are their names in JSON; in text, case does not matter.

public enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
}

public enum ArithmeticOperator: String, Hashable, Sendable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case dividedBy = "/"
    /// The rest of a division, with the sign of the dividend.
    case modulo = "%"
    /// The quotient without its fraction.
    case wholeQuotient = "div"
    case power = "^"
}

/// How the first geometry lies to the second (OGC 06-103r4, clause 6.1.15).
public enum SpatialRelation: String, Hashable, Sendable, CaseIterable {
    case intersects = "s_intersects"
    case equals = "s_equals"
    case disjoint = "s_disjoint"
    case touches = "s_touches"
    case within = "s_within"
    case overlaps = "s_overlaps"
    case crosses = "s_crosses"
    case contains = "s_contains"
}

/// How the first time lies to the second (OWL-Time).
public enum TemporalRelation: String, Hashable, Sendable, CaseIterable {
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

    /// True for the relations that instants can have too; the others are between intervals.
    public var takesInstants: Bool {
        switch self {
        case .after, .before, .disjoint, .equals, .intersects: true
        default: false
        }
    }
}

/// How the first array, taken as a set, lies to the second.
public enum ArrayRelation: String, Hashable, Sendable, CaseIterable {
    case equals = "a_equals"
    case contains = "a_contains"
    case containedBy = "a_containedBy"
    case overlaps = "a_overlaps"
}

/// The names of all of them in JSON, where no other function can have one.
enum OperatorName {
    static let all: Set<String> = Set(
        ComparisonOperator.allCases.map(\.rawValue) + ArithmeticOperator.allCases.map(\.rawValue)
            + SpatialRelation.allCases.map(\.rawValue) + TemporalRelation.allCases.map(\.rawValue)
            + ArrayRelation.allCases.map(\.rawValue)
            + ["and", "or", "not", "isNull", "casei", "accenti", "like", "between", "in"])
}
