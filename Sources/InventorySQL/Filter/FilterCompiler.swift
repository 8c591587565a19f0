package import CQL2
package import SimpleFeatures

/// Compiles a filter to SQL with bound arguments. The result is true, false or unknown, by the truth tables of CQL2.
///
/// Names come from the description of the table. All values of the caller are bound arguments.
package struct FilterCompiler {
    let table: FilterTable
    /// The coordinate system of the filter's geometries.
    let crs: CRS
    let dialect: any SQLDialect
    private let queryables: Queryables

    init(_ table: FilterTable, crs: CRS, _ dialect: any SQLDialect) {
        self.table = table
        self.crs = crs
        self.dialect = dialect
        queryables = table.queryables
    }

    /// Compiles a filter to a condition on the rows of a statement that names them `f`.
    ///
    /// - Throws: ``FilterError`` for a filter that cannot be applied to the table, and for an invalid geometry.
    package static func compile(
        _ filter: FilterExpression, _ table: FilterTable, crs: CRS, _ dialect: any SQLDialect
    ) throws -> SQLFragment {
        let compiler = FilterCompiler(table, crs: crs, dialect)
        try filter.check(compiler.queryables)
        return try compiler.condition(filter, truthOnly: true)
    }

    /// The conditions of a filter that select rows by an index, or by the value of a property.
    static func narrowing(
        _ filter: FilterExpression, _ table: FilterTable, crs: CRS, _ dialect: any SQLDialect
    ) throws -> [SQLFragment] {
        let compiler = FilterCompiler(table, crs: crs, dialect)
        try filter.check(compiler.queryables)
        return try filter.conjuncts.compactMap { part in
            switch part {
            case .comparison(.property, .equal, let value) where SQLValue(literal: value) != nil,
                .comparison(let value, .equal, .property) where SQLValue(literal: value) != nil:
                return try compiler.condition(part, truthOnly: true)
            case .inList(.property, let list) where list.allSatisfy({ SQLValue(literal: $0) != nil }):
                return try compiler.condition(part, truthOnly: true)
            case .comparison(let a, let comparison, let b): return try compiler.nearby(a, comparison, b)
            case .spatialPredicate(let relation, let a, let b): return try compiler.candidates(relation, a, b)
            default: return nil
            }
        }
    }

    func type(of expression: FilterExpression) throws(FilterError) -> ValueType { try expression.type(in: queryables) }

    /// - Parameter truthOnly: true where unknown counts as false, that is, outside every NOT. A spatial index may
    ///   select the rows only then.
    func condition(_ expression: FilterExpression, truthOnly: Bool) throws -> SQLFragment {
        switch expression {
        case .and:
            let parts = try expression.cheapestFirst.map { try condition($0, truthOnly: truthOnly) }
            return .joined(parts, "AND", ifNone: "TRUE")
        case .or:
            let parts = try expression.disjuncts.map { try condition($0, truthOnly: truthOnly) }
            return .joined(parts, "OR", ifNone: "FALSE")
        case .not(.not(let part)): return try condition(part, truthOnly: truthOnly)
        case .not(let part): return "(NOT \(try condition(part, truthOnly: false)))"
        case .comparison(let a, let comparison, let b):
            let sql = try compare([a, b]) { "(\($0[0]) \(sql: comparison.rawValue) \($0[1]))" }
            guard truthOnly, let nearby = try nearby(a, comparison, b) else { return sql }
            return "(\(nearby) AND \(sql))"
        case .between(let value, let low, let high):
            return try compare([value, low, high]) { "(\($0[0]) BETWEEN \($0[1]) AND \($0[2]))" }
        case .inList(let value, let list):
            if let literals = longList(list), try type(of: value) != .timestamp {
                return "(\(dialect.isIn(try self.value(value), literals)))"
            }
            return try compare([value] + list) { "(\($0[0]) IN (\(.list(Array($0.dropFirst())))))" }
        case .like(let value, let pattern):
            return dialect.call(.like, [try self.value(value), try self.value(pattern)])
        case .isNull(let value): return try isNull(value)
        case .spatialPredicate(let relation, let a, let b): return try spatial(relation, a, b, truthOnly: truthOnly)
        case .temporalPredicate(let relation, let a, let b): return try temporal(relation, a, b)
        case .arrayPredicate(let relation, let a, let b):
            return dialect.call(.arrays(relation), [try array(a), try array(b)])
        default: return try value(expression)
        }
    }

    /// Compiles a value, or a predicate as a truth value.
    func value(_ expression: FilterExpression) throws -> SQLFragment {
        switch expression {
        case .boolean(let truth): return truth ? "TRUE" : "FALSE"
        case .string, .integer, .number, .instant:
            return SQLFragment(value: SQLValue(literal: expression) ?? .null)
        case .property(let name): return try property(name)
        case .function(let name, let arguments): return try function(name, arguments)
        case .casei(let part): return dialect.call(.foldCase, [try value(part)])
        case .accenti(let part): return dialect.call(.removeAccents, [try value(part)])
        case .arithmetic: return "(\(try sum(expression)))"
        case .geometry, .bbox: return try geometry(expression)
        case .array: return try array(expression)
        case .interval: throw FilterError(.type, "An interval is no single value.", invalidExpression: expression)
        default: return try condition(expression, truthOnly: false)
        }
    }

    private func property(_ name: String) throws -> SQLFragment {
        if let geometry = table.geometry, geometry.name == name { return SQLFragment(geometry.sql) }
        guard let column = table.columns[name] else {
            throw FilterError(
                .unknownProperty, "There is no property \(name.prefix(80)).", invalidExpression: .property(name))
        }
        return column.sql
    }

    private func function(_ name: String, _ arguments: [FilterExpression]) throws -> SQLFragment {
        guard let function = table.functions[name] else {
            throw FilterError(.unknownFunction, "There is no function \(name.prefix(80)).")
        }
        return function.sql(try arguments.map(value))
    }

    /// Compares dates as texts, so that indexes are used. A date and a time are compared as seconds.
    private func compare(
        _ parts: [FilterExpression], _ sql: ([SQLFragment]) -> SQLFragment
    ) throws -> SQLFragment {
        let types = try parts.map { try type(of: $0) }
        guard types.contains(.date) || types.contains(.timestamp) else { return sql(try parts.map(value)) }
        let times = try parts.map { try value($0.asInstant) }
        return sql(types.contains(.timestamp) ? times.map { dialect.call(.seconds, [$0]) } : times)
    }

    /// Returns the values of a list of more than 100 literals. Returns `nil` for a shorter list, and for one that
    /// depends on the row.
    private func longList(_ list: [FilterExpression]) -> [SQLValue]? {
        guard list.count > 100 else { return nil }
        let values = list.compactMap { SQLValue(literal: $0) }
        return values.count == list.count ? values : nil
    }

    /// Compiles arithmetic without parentheses where SQL does not require them, since engines limit the nesting depth.
    private func sum(_ expression: FilterExpression) throws -> SQLFragment {
        guard case .arithmetic(let a, let operation, let b) = expression else { return try value(expression) }
        switch operation {
        case .plus, .minus: return "\(try sum(a)) \(sql: operation.rawValue) \(try value(b))"
        case .times: return "\(try value(a)) * \(try value(b))"
        case .dividedBy: return "CAST(\(try value(a)) AS DOUBLE PRECISION) / \(try value(b))"
        case .modulo: return dialect.call(.modulo, [try value(a), try value(b)])
        case .integerDivision: return dialect.call(.integerDivision, [try value(a), try value(b)])
        case .power: return dialect.call(.power, [try value(a), try value(b)])
        }
    }

    private func isNull(_ expression: FilterExpression) throws -> SQLFragment {
        switch expression {
        case .interval(let start, let end):
            let parts = try [start, end].compactMap(\.expression).map { try isNull($0) }
            return .joined(parts, "OR", ifNone: "FALSE")
        case .geometry, .bbox, .array: return "FALSE"
        default: return "(\(try value(expression)) IS NULL)"
        }
    }
}

extension SQLValue {
    /// - Returns: `nil` for an expression that is not a scalar literal.
    init?(literal expression: FilterExpression) {
        switch expression {
        case .string(let text): self = .text(text)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .boolean(let truth): self = .integer(truth ? 1 : 0)
        case .instant(let instant): self = .text(instant.text)
        default: return nil
        }
    }
}

extension FilterExpression {
    /// A text with a date or a time as an instant; other expressions unchanged.
    fileprivate var asInstant: FilterExpression {
        guard case .string(let text) = self, let instant = Instant(lenient: text) else { return self }
        return .instant(instant)
    }

    /// The operands of nested ANDs, with functions of texts and geometries last. Engines evaluate them in this order.
    fileprivate var cheapestFirst: [FilterExpression] {
        let priced = conjuncts.map { (part: $0, price: FilterPrice($0, crs: .crs84)) }
        return priced.filter { $0.price.perCandidate == 0 }.map(\.part)
            + priced.filter { $0.price.perCandidate > 0 }.sorted { $0.price.perCandidate < $1.price.perCandidate }
            .map(\.part)
    }

    /// The operands of nested ANDs.
    fileprivate var conjuncts: [FilterExpression] {
        if case .and(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
    }

    /// The operands of nested ORs.
    fileprivate var disjuncts: [FilterExpression] {
        if case .or(let parts) = self { parts.flatMap(\.disjuncts) } else { [self] }
    }
}
