internal import SimpleFeatures

/// A recursive descent parser for CQL2 text (rule `booleanExpression`), with precedence climbing for arithmetic.
///
/// Accepts more than the grammar: keywords in any case, and a minus before parentheses.
struct TextParser {
    private(set) var lexer: Lexer
    var state: ParseState
    private(set) var token = Token.end
    /// The byte offset of the token.
    private(set) var start = 0

    typealias Context = ParseState.Context

    static func parse(_ text: String, _ state: inout ParseState) throws(FilterError) -> FilterExpression {
        try state.checkSize(of: text)
        var parser = try TextParser(text, state)
        defer { state = parser.state }
        let expression = try parser.expression(.operand)
        guard parser.token == .end else {
            throw parser.expected("an operator such as =, LIKE or AND, or the end", among: Keyword.reserved.sorted())
        }
        return expression
    }

    private init(_ text: String, _ state: ParseState) throws(FilterError) {
        lexer = Lexer(text)
        self.state = state
        try advance()
    }

    mutating func advance() throws(FilterError) { (token, start) = try lexer.next() }

    /// Continues at a byte offset, after another reader has parsed the text before it.
    mutating func resume(at end: Int) throws(FilterError) {
        lexer.resume(at: end)
        try advance()
    }

    mutating func accept(_ symbol: Token.Symbol) throws(FilterError) -> Bool {
        guard token == .symbol(symbol) else { return false }
        try advance()
        return true
    }

    mutating func accept(keyword: String) throws(FilterError) -> Bool {
        guard token.keyword == keyword else { return false }
        try advance()
        return true
    }

    mutating func expect(_ symbol: Token.Symbol, _ location: String) throws(FilterError) {
        guard try accept(symbol) else { throw expected("'\(symbol.rawValue)' \(location)") }
    }

    /// The error for an unexpected token. Suggests the most similar keyword.
    func expected(_ phrase: String, among keywords: [String] = []) -> FilterError {
        let nearest = token.keyword.flatMap { $0.nearest(among: keywords) }
        return lexer.error("Expected \(phrase), found \(token.description).", at: start, nearest: nearest)
    }

    func error(_ message: String, at offset: Int) -> FilterError { lexer.error(message, at: offset) }

    // MARK: Boolean expressions, by increasing precedence

    mutating func expression(_ context: Context) throws(FilterError) -> FilterExpression {
        try state.enter()
        let begin = start
        var operands = [try conjunction(context)]
        while try accept(keyword: "OR") { operands.append(try conjunction(.operand)) }
        state.leave()
        return operands.count == 1 ? operands[0] : try state.record(.or(operands), at: begin)
    }

    private mutating func conjunction(_ context: Context) throws(FilterError) -> FilterExpression {
        let begin = start
        var operands = [try negation(context)]
        while try accept(keyword: "AND") { operands.append(try negation(.operand)) }
        return operands.count == 1 ? operands[0] : try state.record(.and(operands), at: begin)
    }

    private mutating func negation(_ context: Context) throws(FilterError) -> FilterExpression {
        let begin = start
        guard try accept(keyword: "NOT") else { return try predicate(context) }
        try state.enter()
        let negated = try negation(.operand)
        state.leave()
        return try state.record(.not(negated), at: begin)
    }

    private mutating func predicate(_ context: Context) throws(FilterError) -> FilterExpression {
        let begin = start
        let left = try arithmetic(context)
        if case .symbol(let symbol) = token, let comparison = ComparisonOperator(rawValue: symbol.rawValue) {
            try advance()
            let right = try arithmetic(.operand)
            return try state.record(.comparison(left, comparison, right), at: begin)
        }
        if try accept(keyword: "IS") {
            let isNegated = try accept(keyword: "NOT")
            guard try accept(keyword: "NULL") else {
                throw expected("NULL or NOT NULL after IS", among: ["NULL", "NOT"])
            }
            return try record(.isNull(left), negated: isNegated, at: begin)
        }
        let isNegated = token.keyword == "NOT"
        if isNegated { try advance() }
        switch token.keyword {
        case "LIKE":
            try advance()
            return try record(.like(left, pattern: try arithmetic(.operand)), negated: isNegated, at: begin)
        case "BETWEEN":
            try advance()
            let low = try arithmetic(.operand)
            guard try accept(keyword: "AND") else {
                throw expected("AND between the bounds of BETWEEN", among: ["AND"])
            }
            return try record(.between(left, low, try arithmetic(.operand)), negated: isNegated, at: begin)
        case "IN":
            try advance()
            try expect(.open, "after IN")
            return try record(.inList(left, try list(.operand)), negated: isNegated, at: begin)
        default:
            if isNegated {
                throw expected("LIKE, BETWEEN or IN after NOT", among: ["LIKE", "BETWEEN", "IN"])
            }
            return left
        }
    }

    private mutating func record(
        _ predicate: FilterExpression, negated: Bool, at begin: Int
    ) throws(FilterError) -> FilterExpression {
        let predicate = try state.record(predicate, at: begin)
        return negated ? try state.record(.not(predicate), at: begin) : predicate
    }

    /// Parses one or more expressions with commas between them, and the closing parenthesis.
    mutating func list(_ context: Context) throws(FilterError) -> [FilterExpression] {
        var items = [try expression(context)]
        while try accept(.comma) { items.append(try expression(context)) }
        try expect(.close, "or ',' in the list")
        return items
    }
}

extension TextParser {
    /// Parses rule `arithmeticExpression`, or a single operand.
    ///
    /// - Parameter precedence: Stops at an operator of this precedence or a lower one.
    mutating func arithmetic(_ context: Context, above precedence: Int = 0) throws(FilterError) -> FilterExpression {
        let begin = start
        var left = try factor(context)
        while let operation = arithmeticOperator, operation.precedence > precedence {
            if let array = left.flattenedArray {
                // The parentheses around one expression were not an array.
                guard array.count == 1 else { throw expected("',' or ')' after an array") }
                left = array[0]
            }
            try advance()
            let right = try arithmetic(.operand, above: operation.precedence)
            left = try state.record(.arithmetic(left, operation, right), at: begin)
            if operation == .power, arithmeticOperator == .power {
                throw expected("parentheses around one of the two powers: (2 ^ 3) ^ 2")
            }
        }
        return left
    }

    private var arithmeticOperator: ArithmeticOperator? {
        if token.keyword == "DIV" { return .integerDivision }
        guard case .symbol(let symbol) = token else { return nil }
        return ArithmeticOperator(rawValue: symbol.rawValue)
    }

    /// Parses rule `arithmeticFactor`. The sign is part of the operand: -2 ^ 2 is 4.
    private mutating func factor(_ context: Context) throws(FilterError) -> FilterExpression {
        let begin = start
        if try accept(.minus) {
            switch token {
            case .integer(let number):
                try advance()
                return try state.record(.integer(-number), at: begin)
            case .number(let number):
                try advance()
                return try state.record(try numeric(-number, at: begin), at: begin)
            default:
                let operand = try primary(.operand)
                let sign = try state.record(.integer(-1), at: begin)
                return try state.record(.arithmetic(sign, .times, operand), at: begin)
            }
        }
        if try accept(.plus) {
            switch token {
            case .integer, .number: break
            default: throw expected("a number after '+'")
            }
        }
        return try primary(context)
    }

    func numeric(_ value: Double, at offset: Int) throws(FilterError) -> FilterExpression {
        guard let number = FilterExpression.numeric(value) else { throw error("The number is too large.", at: offset) }
        return number
    }
}

extension ArithmeticOperator {
    /// The precedence among arithmetic operators. Higher values bind more tightly.
    var precedence: Int {
        switch self {
        case .plus, .minus: 1
        case .times, .dividedBy, .modulo, .integerDivision: 2
        case .power: 3
        }
    }
}

extension FilterExpression {
    /// The items of an array literal, without redundant parentheses around it; `nil` for other expressions.
    var flattenedArray: [FilterExpression]? {
        guard case .array(let items) = self else { return nil }
        if items.count == 1, let inner = items[0].flattenedArray { return inner }
        return items
    }
}
