extension TextParser {
    /// Rule `arithmeticExpression`, of one operand too.
    mutating func arithmetic(_ place: Place, above power: Int = 0) throws(FilterError) -> FilterExpression {
        let begin = start
        var left = try factor(place)
        while let operation = arithmeticOperator, operation.bindingPower > power {
            if let array = left.itemsOfArray {
                // The parentheses held an operand after all.
                guard array.count == 1 else { throw expected("',' or ')' after an array") }
                left = array[0]
            }
            try advance()
            let right = try arithmetic(.operand, above: operation.bindingPower)
            left = try reading.made(.arithmetic(left, operation, right), at: begin)
            if operation == .power, arithmeticOperator == .power {
                throw expected("parentheses around one of two powers: (2 ^ 3) ^ 2")
            }
        }
        return left
    }

    private var arithmeticOperator: ArithmeticOperator? {
        if token.keyword == "DIV" { return .wholeQuotient }
        guard case .symbol(let symbol) = token else { return nil }
        return ArithmeticOperator(rawValue: symbol.rawValue)
    }

    /// Rule `arithmeticFactor`: the sign belongs to the operand, so that -2 ^ 2 is 4.
    private mutating func factor(_ place: Place) throws(FilterError) -> FilterExpression {
        let begin = start
        if try accept(.minus) {
            switch token {
            case .integer(let number):
                try advance()
                return try reading.made(.integer(-number), at: begin)
            case .number(let number):
                try advance()
                return try reading.made(try numeric(-number, at: begin), at: begin)
            default:
                let operand = try primary(.operand)
                let sign = try reading.made(.integer(-1), at: begin)
                return try reading.made(.arithmetic(sign, .times, operand), at: begin)
            }
        }
        if try accept(.plus) {
            switch token {
            case .integer, .number: break
            default: throw expected("a number after '+'")
            }
        }
        return try primary(place)
    }

    func numeric(_ value: Double, at offset: Int) throws(FilterError) -> FilterExpression {
        guard let number = FilterExpression.numeric(value) else { throw error("The number is too large.", at: offset) }
        return number
    }
}

extension ArithmeticOperator {
    /// How tightly it holds its operands.
    var bindingPower: Int {
        switch self {
        case .plus, .minus: 1
        case .times, .dividedBy, .modulo, .wholeQuotient: 2
        case .power: 3
        }
    }
}

extension FilterExpression {
    /// Of an array that parentheses made; those around a single one are taken off.
    var itemsOfArray: [FilterExpression]? {
        guard case .array(let items) = self else { return nil }
        if items.count == 1, let inner = items[0].itemsOfArray { return inner }
        return items
    }
}
