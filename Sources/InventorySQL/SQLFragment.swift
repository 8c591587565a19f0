/// A piece of SQL with the arguments of its question marks, in their order.
package struct SQLFragment: Sendable {
    package var sql: String
    package var arguments: [SQLValue]

    package init(_ sql: String, _ arguments: [SQLValue] = []) {
        self.sql = sql
        self.arguments = arguments
    }

    /// A question mark for the value.
    package init(value: SQLValue) { self.init("?", [value]) }

    /// Joins the fragments with an operator, in parentheses. Nests them as a balanced tree: engines parse a chain of
    /// operators as nested expressions, and limit their depth.
    package static func joined(_ fragments: [SQLFragment], _ word: String, ifNone none: String) -> SQLFragment {
        guard fragments.count > 1 else { return fragments.first ?? SQLFragment(none) }
        let middle = fragments.count / 2
        let left = joined(Array(fragments[..<middle]), word, ifNone: none)
        let right = joined(Array(fragments[middle...]), word, ifNone: none)
        return "(\(left) \(SQLFragment(word)) \(right))"
    }

    /// Joins the fragments without parentheses.
    package static func list(_ fragments: [SQLFragment], separator: String = ", ") -> SQLFragment {
        SQLFragment(
            fragments.map(\.sql).joined(separator: separator), fragments.flatMap(\.arguments))
    }
}

/// `"(\(a) = \(b))"` contains the SQL and the arguments of both fragments. A string literal is SQL, never a value.
extension SQLFragment: ExpressibleByStringInterpolation {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var fragment = SQLFragment("")

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { fragment.sql += literal }

        package mutating func appendInterpolation(_ other: SQLFragment) {
            fragment.sql += other.sql
            fragment.arguments += other.arguments
        }

        /// Appends a name or a condition that comes from the schema.
        package mutating func appendInterpolation(sql: String) { fragment.sql += sql }
    }

    package init(stringLiteral value: String) { self.init(value) }

    package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.fragment }
}

/// A value that is bound to a statement.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case number(Double)
    case text(String)
    case bytes([UInt8])
}

extension String {
    /// The text as a quoted identifier in SQL.
    package var quoted: String { "\"\(self)\"" }
}
