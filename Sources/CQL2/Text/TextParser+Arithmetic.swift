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
