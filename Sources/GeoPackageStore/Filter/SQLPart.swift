internal import GRDB

/// A piece of SQL with the values that stand for its question marks.
struct SQLPart: Sendable {
    var sql: String
    var arguments: [DatabaseValue] = []

    init(_ sql: String, _ arguments: [DatabaseValue] = []) {
        self.sql = sql
        self.arguments = arguments
    }

    /// A value that somebody typed.
    init(value: some DatabaseValueConvertible) { self.init("?", [value.databaseValue]) }

    /// The parts with a word between them, in parentheses, halved again and again: SQLite does not nest expressions
    /// deeper than a thousand levels, and a row of ANDs is nested.
    static func joined(_ parts: [SQLPart], _ word: String, ifNone none: String) -> SQLPart {
        guard parts.count > 1 else { return parts.first ?? SQLPart(none) }
        let middle = parts.count / 2
        let (left, right) = (
            joined(Array(parts[..<middle]), word, ifNone: none), joined(Array(parts[middle...]), word, ifNone: none)
        )
        return "(\(left) \(SQLPart(word)) \(right))"
    }

    /// The parts with commas between them.
    static func list(_ parts: [SQLPart]) -> SQLPart {
        SQLPart(parts.map(\.sql).joined(separator: ", "), parts.flatMap(\.arguments))
    }
}

/// `"(\(a) = \(b))"` is the SQL of both with the arguments of both, in their order.
extension SQLPart: ExpressibleByStringInterpolation {
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var part = SQLPart("")

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) { part.sql += literal }

        mutating func appendInterpolation(_ other: SQLPart) {
            part.sql += other.sql
            part.arguments += other.arguments
        }
    }

    init(stringLiteral value: String) { self.init(value) }

    init(stringInterpolation: StringInterpolation) { self = stringInterpolation.part }
}
