internal import SimpleFeatures

extension FilterExpression {
    /// Refuses what has no meaning for these queryables.
    ///
    /// - Throws: ``FilterError`` with the part at fault: a name that is not there, or parts that do not fit together.
    public func check(_ queryables: Queryables) throws(FilterError) {
        try Checker(queryables).require(self, .boolean, "A filter")
    }

    /// What the expression is of.
    ///
    /// - Throws: ``FilterError`` as ``check(_:)`` does.
    public func type(in queryables: Queryables) throws(FilterError) -> ValueType {
        try Checker(queryables).type(of: self)
    }

    /// For messages: the text, cut where it gets long.
    var excerpt: String {
        let text = text
        return text.count > 80 ? "\(text.prefix(80))…" : text
    }
}

private struct Checker {
    let queryables: Queryables

    init(_ queryables: Queryables) { self.queryables = queryables }

    func type(of expression: FilterExpression) throws(FilterError) -> ValueType {
        switch expression {
        case .string: return .string
        case .integer: return .integer
        case .number: return .number
        case .boolean: return .boolean
        case .instant(.date): return .date
        case .instant(.timestamp): return .timestamp
        case .geometry, .box: return .geometry
        case .property(let name): return try property(name, expression)
        case .interval(let start, let end):
            for end in [start, end].compactMap(\.expression) {
                try require(end, "An end of an interval", isOf: "a date or a time", \.isInstant)
            }
            return .interval
        case .array(let items):
            for item in items {
                try require(item, "An element of an array", isOf: "a plain value or an array") {
                    $0.isScalar || $0 == .array
                }
            }
            return .array
        case .function(let name, let arguments): return try function(name, arguments, expression)
        case .arithmetic(let a, _, let b):
            let isWhole = try [a, b].map { operand throws(FilterError) in
                try require(operand, "In arithmetic an operand", isOf: "a number", \.isNumeric) == .integer
            }
            return isWhole.allSatisfy(\.self) ? .integer : .number
        case .casei(let part), .accenti(let part):
            try require(part, .string, "What is compared without case or accents")
            return .string
        default:
            try checkPredicate(expression)
            return .boolean
        }
    }

    private func checkPredicate(_ expression: FilterExpression) throws(FilterError) {
        switch expression {
        case .and(let parts), .or(let parts): for part in parts { try require(part, .boolean, "A condition") }
        case .not(let part): try require(part, .boolean, "A condition")
        case .isNull(let part): _ = try type(of: part)
        case .comparison(let a, _, let b): try compare(a, b, in: expression)
        case .between(let value, let low, let high):
            try compare(value, low, in: expression)
            try compare(value, high, in: expression)
        case .isIn(let value, let list): for item in list { try compare(value, item, in: expression) }
        case .like(let value, let pattern):
            try require(value, .string, "What LIKE compares")
            try require(pattern, .string, "A pattern")
        case .spatial(_, let a, let b):
            for part in [a, b] { try require(part, .geometry, "What lies somewhere") }
        case .temporal(let relation, let a, let b):
            for part in [a, b] { try check(part, asOperandOf: relation) }
        case .arrays(_, let a, let b): for part in [a, b] { try require(part, .array, "What is compared as a set") }
        default: break
        }
    }

    private func check(_ part: FilterExpression, asOperandOf relation: TemporalRelation) throws(FilterError) {
        if relation.takesInstants {
            try require(part, "What is compared in time", isOf: "a date, a time or an interval", \.isTemporal)
        } else {
            try require(
                part, "An operand of \(relation.rawValue.uppercased())",
                isOf: "an interval, such as INTERVAL('2025-01-01', '..')"
            ) { $0 == .interval }
        }
    }

    private func property(_ name: String, _ expression: FilterExpression) throws(FilterError) -> ValueType {
        if let type = queryables.properties[name] { return type }
        throw FilterError(
            .unknownProperty, "There is no property \(name.prefix(80)) to compare; texts stand in single quotes.",
            nearest: name.nearest(among: queryables.properties.keys.sorted()), culprit: expression)
    }

    private func function(
        _ name: String, _ arguments: [FilterExpression], _ expression: FilterExpression
    ) throws(FilterError) -> ValueType {
        guard let function = queryables.functions[name] else {
            let known = queryables.functions.keys.sorted() + Keyword.calls
            throw FilterError(
                .unknownFunction, "There is no function \(name.prefix(80)).", nearest: name.nearest(among: known),
                culprit: expression)
        }
        guard arguments.count == function.arguments.count else {
            let titles = function.arguments.map(\.title).joined(separator: ", ")
            throw FilterError(
                .type, "The function is \(name)(\(titles)), with \(function.arguments.count) arguments.",
                culprit: expression)
        }
        for (argument, expected) in zip(arguments, function.arguments) {
            try require(argument, "The argument \(expected.title) of \(name)", isOf: expected.type.words) {
                $0 == expected.type || $0 == .integer && expected.type == .number
            }
        }
        return function.result
    }

    /// Refuses operands of types that do not go together.
    private func compare(
        _ a: FilterExpression, _ b: FilterExpression, in expression: FilterExpression
    ) throws(FilterError) {
        let (typeA, typeB) = (try type(of: a), try type(of: b))
        if typeA.isComparable(with: typeB) || a.isInstant(as: typeB) || b.isInstant(as: typeA) { return }
        throw FilterError(
            .type, "\(expression.excerpt) compares \(a.excerpt), \(typeA.words), with \(b.excerpt), \(typeB.words).",
            culprit: expression)
    }

    @discardableResult
    func require(
        _ expression: FilterExpression, _ what: String, isOf words: String, _ condition: (ValueType) -> Bool
    ) throws(FilterError) -> ValueType {
        let type = try type(of: expression)
        guard condition(type) else {
            throw FilterError(
                .type, "\(what) is \(words); \(expression.excerpt) is \(type.words).", culprit: expression)
        }
        return type
    }

    func require(_ expression: FilterExpression, _ type: ValueType, _ what: String) throws(FilterError) {
        try require(expression, what, isOf: type.words) { $0 == type }
    }
}

extension FilterExpression {
    /// True for a text that says a time, as many clients write it, beside a property that is one.
    fileprivate func isInstant(as type: ValueType) -> Bool {
        guard type.isInstant, case .string(let text) = self else { return false }
        return Instant(comparedText: text) != nil
    }
}
