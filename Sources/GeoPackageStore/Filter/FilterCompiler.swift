internal import CQL2
internal import Codecs
internal import GRDB
internal import SimpleFeatures

/// Makes SQL of a filter: 1, 0, or NULL where a value that it needs is unknown, exactly as CQL2's table of truth says.
///
/// Names come from the table's description; everything that somebody typed is an argument.
struct FilterCompiler {
    let table: FilterTable
    /// The system of the filter's geometries.
    let crs: CRS
    private let queryables: Queryables

    init(_ table: FilterTable, crs: CRS) {
        self.table = table
        self.crs = crs
        queryables = table.queryables
    }

    /// - Throws: ``FilterError`` for what has no meaning for the table, and for geometries that cannot be used.
    static func compile(_ filter: FilterExpression, _ table: FilterTable, crs: CRS) throws -> SQLPart {
        let compiler = FilterCompiler(table, crs: crs)
        try filter.check(compiler.queryables)
        return try compiler.condition(filter, truthOnly: true)
    }

    func type(of expression: FilterExpression) throws(FilterError) -> ValueType { try expression.type(in: queryables) }

    /// - Parameter truthOnly: whether unknown may count as untrue here, as it does outside every NOT: then the spatial
    ///   index can choose the rows.
    func condition(_ expression: FilterExpression, truthOnly: Bool) throws -> SQLPart {
        switch expression {
        case .and:
            return .joined(try expression.conjuncts.map { try condition($0, truthOnly: truthOnly) }, "AND", ifNone: "1")
        case .or:
            return .joined(try expression.disjuncts.map { try condition($0, truthOnly: truthOnly) }, "OR", ifNone: "0")
        case .not(.not(let part)): return try condition(part, truthOnly: truthOnly)
        case .not(let part): return "(NOT \(try condition(part, truthOnly: false)))"
        case .comparison(let a, let comparison, let b):
            let sql = try compare([a, b]) { "(\($0[0]) \(SQLPart(comparison.rawValue)) \($0[1]))" }
            guard truthOnly, let nearby = try nearby(a, comparison, b) else { return sql }
            return "(\(nearby) AND \(sql))"
        case .between(let value, let low, let high):
            return try compare([value, low, high]) { "(\($0[0]) BETWEEN \($0[1]) AND \($0[2]))" }
        case .inList(let value, let list):
            if let json = longList(list), try type(of: value) != .timestamp {
                return "(\(try self.value(value)) IN (SELECT value FROM json_each(\(SQLPart(value: json)))))"
            }
            return try compare([value] + list) { "(\($0[0]) IN (\(SQLPart.list(Array($0.dropFirst())))))" }
        case .like(let value, let pattern):
            return "\(SQLPart(TextFunctions.like))(\(try self.value(value)), \(try self.value(pattern)))"
        case .isNull(let value): return try isNull(value)
        case .spatialPredicate(let relation, let a, let b): return try spatial(relation, a, b, truthOnly: truthOnly)
        case .temporalPredicate(let relation, let a, let b): return try temporal(relation, a, b)
        case .arrayPredicate(let relation, let a, let b):
            return "\(SQLPart(ArrayFunctions.name(of: relation)))(\(try array(a)), \(try array(b)))"
        default: return try value(expression)
        }
    }

    /// A value, of a predicate its truth.
    func value(_ expression: FilterExpression) throws -> SQLPart {
        switch expression {
        case .string(let text): return SQLPart(value: text)
        case .integer(let number): return SQLPart(value: number)
        case .number(let number): return SQLPart(value: number)
        case .boolean(let truth): return SQLPart(truth ? "1" : "0")
        case .instant(let instant): return SQLPart(value: instant.text)
        case .property(let name): return try property(name)
        case .function(let name, let arguments): return try function(name, arguments)
        case .casei(let part): return "\(SQLPart(TextFunctions.casei))(\(try value(part)))"
        case .accenti(let part): return "\(SQLPart(TextFunctions.accenti))(\(try value(part)))"
        case .arithmetic: return "(\(try sum(expression)))"
        case .geometry, .bbox: return SQLPart(value: try blob(expression))
        case .array: return try array(expression)
        case .interval: throw FilterError(.type, "An interval is no single value.", invalidExpression: expression)
        default: return try condition(expression, truthOnly: false)
        }
    }

    private func property(_ name: String) throws -> SQLPart {
        if let geometry = table.geometry, geometry.name == name { return SQLPart(geometry.sql) }
        guard let column = table.columns[name] else {
            throw FilterError(
                .unknownProperty, "There is no property \(name.prefix(80)).", invalidExpression: .property(name))
        }
        return SQLPart(column.sql)
    }

    private func function(_ name: String, _ arguments: [FilterExpression]) throws -> SQLPart {
        guard let function = table.functions[name] else {
            throw FilterError(.unknownFunction, "There is no function \(name.prefix(80)).")
        }
        return function.sql(try arguments.map(value))
    }

    /// Dates are compared as their texts, which keeps their indexes useful; beside a time they are seconds.
    private func compare(_ parts: [FilterExpression], _ sql: ([SQLPart]) -> SQLPart) throws -> SQLPart {
        let types = try parts.map { try type(of: $0) }
        guard types.contains(.date) || types.contains(.timestamp) else { return sql(try parts.map(value)) }
        let times = try parts.map { try value($0.asInstant) }
        return sql(types.contains(.timestamp) ? times.map { TimeFunctions.seconds($0) } : times)
    }

    /// A list of literals as one argument: SQLite limits the number of arguments. `nil` for a short list, and for one
    /// that depends on the row.
    private func longList(_ list: [FilterExpression]) -> String? {
        guard list.count > 100 else { return nil }
        var json = JSONText()
        json.append(raw: "[")
        for (index, item) in list.enumerated() {
            guard let value = ArrayElement(item) else { return nil }
            if index > 0 { json.append(raw: ",") }
            // As a number of an array it would be one with a fraction, which holds no more than 53 bits.
            if case .integer(let whole) = item { json.append(raw: String(whole)) } else { json.append(raw: value.json) }
        }
        json.append(raw: "]")
        return json.text
    }

    /// Without the parentheses that SQL does not need: it takes no more than some forty, one in another.
    private func sum(_ expression: FilterExpression) throws -> SQLPart {
        guard case .arithmetic(let a, let operation, let b) = expression else { return try value(expression) }
        switch operation {
        case .plus, .minus: return "\(try sum(a)) \(SQLPart(operation.rawValue)) \(try value(b))"
        case .times: return "\(try value(a)) * \(try value(b))"
        case .dividedBy: return "CAST(\(try value(a)) AS REAL) / \(try value(b))"
        case .modulo: return "\(SQLPart(NumberFunctions.modulo))(\(try value(a)), \(try value(b)))"
        case .integerDivision: return "\(SQLPart(NumberFunctions.integerDivision))(\(try value(a)), \(try value(b)))"
        case .power: return "\(SQLPart(NumberFunctions.power))(\(try value(a)), \(try value(b)))"
        }
    }

    private func isNull(_ expression: FilterExpression) throws -> SQLPart {
        switch expression {
        case .interval(let start, let end):
            let parts = try [start, end].compactMap(\.expression).map { try isNull($0) }
            return .joined(parts, "OR", ifNone: "0")
        case .geometry, .bbox, .array: return "0"
        default: return "(\(try value(expression)) IS NULL)"
        }
    }
}

extension FilterExpression {
    /// A text that stands for a time, as one.
    fileprivate var asInstant: FilterExpression {
        guard case .string(let text) = self, let instant = Instant(lenient: text) else { return self }
        return .instant(instant)
    }

    /// What must all be true, however it is nested.
    fileprivate var conjuncts: [FilterExpression] {
        if case .and(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
    }

    /// Of which one must be true, however it is nested.
    fileprivate var disjuncts: [FilterExpression] {
        if case .or(let parts) = self { parts.flatMap(\.disjuncts) } else { [self] }
    }
}
