internal import Codecs

extension JSONParser {
    /// Parses an object with `op` and `args`: an operator, a standard predicate or a function of the server.
    mutating func operation(_ op: JSONTree, of tree: JSONTree) throws(FilterError) -> FilterExpression {
        guard let name = op.string, !name.isEmpty else {
            throw error("\"op\" must be the name of an operator or a function, not \(op.summary).", at: op)
        }
        guard let arguments = tree["args"]?.items else {
            throw error("\"\(name)\" needs \"args\", an array of its operands.", at: tree["args"] ?? tree)
        }
        func requireCount(_ expected: ClosedRange<Int>, _ phrase: String) throws(FilterError) {
            guard expected.contains(arguments.count) else {
                throw error("\"\(name)\" needs \(phrase), not \(arguments.count).", at: tree)
            }
        }
        if let comparison = ComparisonOperator(rawValue: name) {
            try requireCount(2...2, "two operands")
            return .comparison(
                try expression(arguments[0], .operand), comparison, try expression(arguments[1], .operand))
        }
        if let arithmetic = ArithmeticOperator(rawValue: name) {
            try requireCount(2...2, "two operands")
            return .arithmetic(
                try expression(arguments[0], .operand), arithmetic, try expression(arguments[1], .operand))
        }
        if let predicate = SpatialPredicate(rawValue: name) {
            try requireCount(2...2, "two operands")
            return .spatialPredicate(
                predicate, try expression(arguments[0], .operand), try expression(arguments[1], .operand))
        }
        if let predicate = TemporalPredicate(rawValue: name) {
            try requireCount(2...2, "two operands")
            return .temporalPredicate(
                predicate, try expression(arguments[0], .operand), try expression(arguments[1], .operand))
        }
        if let predicate = ArrayPredicate(rawValue: name) {
            try requireCount(2...2, "two operands")
            return .arrayPredicate(
                predicate, try expression(arguments[0], .argument), try expression(arguments[1], .argument))
        }
        switch name {
        case "and", "or":
            try requireCount(2...Int.max, "at least two operands")
            let operands = try expressions(arguments, .operand)
            return name == "and" ? .and(operands) : .or(operands)
        case "not", "isNull", "casei", "accenti":
            try requireCount(1...1, "one operand")
            return try unary(name, try expression(arguments[0], .operand))
        case "like":
            try requireCount(2...2, "a character expression and a pattern")
            return .like(
                try expression(arguments[0], .operand), pattern: try expression(arguments[1], .operand))
        case "between":
            try requireCount(3...3, "a value and two bounds")
            let operands = try expressions(arguments, .operand)
            return .between(operands[0], operands[1], operands[2])
        case "in":
            try requireCount(2...2, "a value and an array")
            guard let list = arguments[1].items, !list.isEmpty else {
                throw error("The second operand of \"in\" must be an array of at least one value.", at: arguments[1])
            }
            return .inList(try expression(arguments[0], .operand), try expressions(list, .operand))
        default: return .function(name, try expressions(arguments, .argument))
        }
    }

    private func unary(_ name: String, _ operand: FilterExpression) throws(FilterError) -> FilterExpression {
        switch name {
        case "not": .not(operand)
        case "isNull": .isNull(operand)
        case "casei": .casei(operand)
        default: .accenti(operand)
        }
    }
}
