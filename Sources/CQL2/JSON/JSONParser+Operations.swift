extension JSONParser {
    /// An object with `op` and `args`: an operator, a standard function, or a function of ours.
    mutating func operation(_ op: JSONTree, of tree: JSONTree) throws(FilterError) -> FilterExpression {
        guard let name = op.string, !name.isEmpty else {
            throw error("op is the name of an operator or a function, not \(op.description).", at: op)
        }
        guard let arguments = tree["args"]?.items else {
            throw error("\"\(name)\" has no args, which is an array of its operands.", at: tree["args"] ?? tree)
        }
        func count(_ expected: ClosedRange<Int>, _ what: String) throws(FilterError) {
            guard expected.contains(arguments.count) else {
                throw error("\"\(name)\" has \(what), not \(arguments.count).", at: tree)
            }
        }
        if let comparison = ComparisonOperator(rawValue: name) {
            try count(2...2, "two operands")
            return .comparison(
                try expression(arguments[0], .operand), comparison, try expression(arguments[1], .operand))
        }
        if let arithmetic = ArithmeticOperator(rawValue: name) {
            try count(2...2, "two operands")
            return .arithmetic(
                try expression(arguments[0], .operand), arithmetic, try expression(arguments[1], .operand))
        }
        if let relation = SpatialRelation(rawValue: name) {
            try count(2...2, "two operands")
            return .spatial(relation, try expression(arguments[0], .operand), try expression(arguments[1], .operand))
        }
        if let relation = TemporalRelation(rawValue: name) {
            try count(2...2, "two operands")
            return .temporal(relation, try expression(arguments[0], .operand), try expression(arguments[1], .operand))
        }
        if let relation = ArrayRelation(rawValue: name) {
            try count(2...2, "two operands")
            return .arrays(relation, try expression(arguments[0], .argument), try expression(arguments[1], .argument))
        }
        switch name {
        case "and", "or":
            try count(2...Int.max, "two operands at least")
            let parts = try expressions(arguments, .operand)
            return name == "and" ? .and(parts) : .or(parts)
        case "not", "isNull", "casei", "accenti":
            try count(1...1, "one operand")
            return try unary(name, try expression(arguments[0], .operand))
        case "like":
            try count(2...2, "a text and a pattern")
            return .like(
                try expression(arguments[0], .operand), pattern: try expression(arguments[1], .operand))
        case "between":
            try count(3...3, "a value and two bounds")
            let parts = try expressions(arguments, .operand)
            return .between(parts[0], parts[1], parts[2])
        case "in":
            try count(2...2, "a value and an array")
            guard let list = arguments[1].items, !list.isEmpty else {
                throw error("The second operand of \"in\" is an array of one value at least.", at: arguments[1])
            }
            return .isIn(try expression(arguments[0], .operand), try expressions(list, .operand))
        default: return .function(name, try expressions(arguments, .argument))
        }
    }

    private func unary(_ name: String, _ part: FilterExpression) throws(FilterError) -> FilterExpression {
        switch name {
        case "not": .not(part)
        case "isNull": .isNull(part)
        case "casei": .casei(part)
        default: .accenti(part)
        }
    }
}
