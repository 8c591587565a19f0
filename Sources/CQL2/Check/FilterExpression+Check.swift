internal import SimpleFeatures

extension FilterExpression {
    /// Checks that the expression is a boolean expression with known names and operands of the right types.
    ///
    /// - Throws: ``FilterError`` with the invalid expression, without its position.
    public func check(_ queryables: Queryables) throws(FilterError) {
        try TypeChecker(queryables).require(self, .boolean, "A filter")
    }

    /// The type of the expression's value.
    ///
    /// - Throws: ``FilterError`` as ``check(_:)`` does.
    public func type(in queryables: Queryables) throws(FilterError) -> ValueType {
        try TypeChecker(queryables).type(of: self)
    }

    /// The CQL2 text for messages, truncated to 80 characters.
    var excerpt: String {
        let text = text
        return text.count > 80 ? "\(text.prefix(80))…" : text
    }
}

private struct TypeChecker {
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
        case .geometry, .bbox: return .geometry
        case .property(let name): return try property(name, expression)
        case .interval(let start, let end):
            for bound in [start, end].compactMap(\.expression) {
                try require(bound, "An interval bound", isOf: "a date or a timestamp", \.isInstant)
            }
            return .interval
        case .array(let items):
            for item in items {
                try require(item, "An array element", isOf: "a scalar expression or an array") {
                    $0.isScalar || $0 == .array
                }
            }
            return .array
        case .function(let name, let arguments): return try function(name, arguments, expression)
        case .arithmetic(let a, _, let b):
            let isInteger = try [a, b].map { operand throws(FilterError) in
                try require(operand, "An arithmetic operand", isOf: "a number", \.isNumeric) == .integer
            }
            return isInteger.allSatisfy(\.self) ? .integer : .number
        case .casei(let operand), .accenti(let operand):
            try require(operand, .string, "The operand of CASEI and ACCENTI")
            return .string
        default:
            try checkPredicate(expression)
            return .boolean
        }
    }

    private func checkPredicate(_ expression: FilterExpression) throws(FilterError) {
        switch expression {
        case .and(let operands), .or(let operands):
            for operand in operands { try require(operand, .boolean, "An operand of AND and OR") }
        case .not(let operand): try require(operand, .boolean, "The operand of NOT")
        case .isNull(let operand): _ = try type(of: operand)
        case .comparison(let a, _, let b): try compare(a, b, in: expression)
        case .between(let value, let low, let high):
            try compare(value, low, in: expression)
            try compare(value, high, in: expression)
        case .inList(let value, let list): for item in list { try compare(value, item, in: expression) }
        case .like(let value, let pattern):
            try require(value, .string, "The operand of LIKE")
            try require(pattern, .string, "The pattern of LIKE")
        case .spatialPredicate(let predicate, let a, let b):
            for operand in [a, b] { try require(operand, .geometry, "An operand of \(predicate.keyword)") }
        case .temporalPredicate(let predicate, let a, let b):
            for operand in [a, b] { try check(operand, asOperandOf: predicate) }
        case .arrayPredicate(let predicate, let a, let b):
            for operand in [a, b] { try require(operand, .array, "An operand of \(predicate.keyword)") }
        default: break
        }
    }

    private func check(_ operand: FilterExpression, asOperandOf predicate: TemporalPredicate) throws(FilterError) {
        let title = "An operand of \(predicate.keyword)"
        if predicate.acceptsInstants {
            try require(operand, title, isOf: "a date, a timestamp or an interval", \.isTemporal)
        } else {
            try require(operand, title, isOf: "an interval, such as INTERVAL('2025-01-01', '..')") { $0 == .interval }
        }
    }

    private func property(_ name: String, _ expression: FilterExpression) throws(FilterError) -> ValueType {
        if let type = queryables.properties[name] { return type }
        throw FilterError(
            .unknownProperty,
            "There is no property \(name.prefix(80)) to compare. Write character literals in single quotes.",
            nearest: name.nearest(among: queryables.properties.keys.sorted()), invalidExpression: expression)
    }

    private func function(
        _ name: String, _ arguments: [FilterExpression], _ expression: FilterExpression
    ) throws(FilterError) -> ValueType {
        guard let function = queryables.functions[name] else {
            let known = queryables.functions.keys.sorted() + Keyword.calls
            throw FilterError(
                .unknownFunction, "There is no function \(name.prefix(80)).", nearest: name.nearest(among: known),
                invalidExpression: expression)
        }
        guard arguments.count == function.arguments.count else {
            let titles = function.arguments.map(\.title).joined(separator: ", ")
            throw FilterError(
                .type,
                "\(name)(\(titles)) takes \(function.arguments.count) arguments, not \(arguments.count).",
                invalidExpression: expression)
        }
        for (argument, expected) in zip(arguments, function.arguments) {
            try require(argument, "The argument \(expected.title) of \(name)", isOf: expected.type.nounPhrase) {
                $0 == expected.type || $0 == .integer && expected.type == .number
            }
        }
        return function.result
    }

    private func compare(
        _ a: FilterExpression, _ b: FilterExpression, in expression: FilterExpression
    ) throws(FilterError) {
        let (typeA, typeB) = (try type(of: a), try type(of: b))
        if typeA.isComparable(with: typeB) || a.isInstant(as: typeB) || b.isInstant(as: typeA) { return }
        throw FilterError(
            .type,
            "\(expression.excerpt) compares \(a.excerpt), \(typeA.nounPhrase), with \(b.excerpt), \(typeB.nounPhrase).",
            invalidExpression: expression)
    }

    @discardableResult
    func require(
        _ expression: FilterExpression, _ title: String, isOf expected: String, _ condition: (ValueType) -> Bool
    ) throws(FilterError) -> ValueType {
        let type = try type(of: expression)
        guard condition(type) else {
            throw FilterError(
                .type, "\(title) must be \(expected); \(expression.excerpt) is \(type.nounPhrase).",
                invalidExpression: expression)
        }
        return type
    }

    func require(_ expression: FilterExpression, _ type: ValueType, _ title: String) throws(FilterError) {
        try require(expression, title, isOf: type.nounPhrase) { $0 == type }
    }
}

extension FilterExpression {
    /// True for a character literal with an instant, compared with an instant. Many clients write instants this way.
    fileprivate func isInstant(as type: ValueType) -> Bool {
        guard type.isInstant, case .string(let text) = self else { return false }
        return Instant(lenient: text) != nil
    }
}

extension ValueType {
    fileprivate var isNumeric: Bool { self == .integer || self == .number }
    fileprivate var isInstant: Bool { self == .date || self == .timestamp }
    fileprivate var isTemporal: Bool { isInstant || self == .interval }
    fileprivate var isScalar: Bool { self != .interval && self != .geometry && self != .array }

    /// True when values of the two types can be compared: also integers with numbers, and dates with timestamps.
    fileprivate func isComparable(with other: ValueType) -> Bool {
        self == other && isScalar || isNumeric && other.isNumeric || isInstant && other.isInstant
    }

    /// The type as a noun phrase, for messages.
    fileprivate var nounPhrase: String {
        switch self {
        case .string: "a string"
        case .integer: "an integer"
        case .number: "a number"
        case .boolean: "a boolean"
        case .date: "a date"
        case .timestamp: "a timestamp"
        case .interval: "an interval"
        case .geometry: "a geometry"
        case .array: "an array"
        }
    }
}
