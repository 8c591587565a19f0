extension TextParser {
    /// What no operator stands in: a literal, a name, a call, or anything in parentheses.
    mutating func primary(_ place: Place) throws(FilterError) -> FilterExpression {
        let begin = start
        switch token {
        case .string(let text):
            try advance()
            return try reading.made(.string(text), at: begin)
        case .integer(let number):
            try advance()
            return try reading.made(.integer(number), at: begin)
        case .number(let number):
            try advance()
            return try reading.made(try numeric(number, at: begin), at: begin)
        case .quotedName(let name):
            try advance()
            if token == .symbol(.open) { return try call(of: name, at: begin) }
            return try reading.made(.property(name), at: begin)
        case .word(let word): return try named(word)
        case .symbol(.open): return try parenthesis(place)
        case .symbol, .end: throw expected("a property, a value or a function")
        }
    }

    private mutating func named(_ word: String) throws(FilterError) -> FilterExpression {
        let begin = start
        let keyword = word.uppercased()
        guard !Keyword.reserved.contains(keyword) else {
            guard keyword == "TRUE" || keyword == "FALSE" else {
                throw expected("a property, a value or a function (a property of this name stands in double quotes)")
            }
            try advance()
            return try reading.made(.boolean(keyword == "TRUE"), at: begin)
        }
        try advance()
        if let geometry = try geometryLiteral(keyword) { return try reading.made(geometry, at: begin) }
        guard token == .symbol(.open) else { return try reading.made(.property(word), at: begin) }
        if let literal = try literal(keyword, at: begin) { return try reading.made(literal, at: begin) }
        if let relation = try relation(keyword, at: begin) { return try reading.made(relation, at: begin) }
        return try call(of: word, at: begin)
    }

    /// A function of which only the collection knows whether there is one.
    private mutating func call(of name: String, at begin: Int) throws(FilterError) -> FilterExpression {
        guard !OperatorName.all.contains(name) else {
            throw error("\(name) is an operator, not a function.", at: begin)
        }
        try expect(.open, "after the function's name")
        let arguments = try accept(.close) ? [] : try list(.argument)
        return try reading.made(.function(name, arguments), at: begin)
    }

    /// An operand, or in a list of arguments an array, which is told by what follows.
    private mutating func parenthesis(_ place: Place) throws(FilterError) -> FilterExpression {
        let begin = start
        try expect(.open, "")
        guard place == .argument else {
            let inner = try expression(.operand)
            try expect(.close, "after what stands in parentheses")
            return inner
        }
        let items = try accept(.close) ? [] : try list(.argument)
        if token == .symbol(.comma) || token == .symbol(.close) { return try reading.made(.array(items), at: begin) }
        guard items.count == 1 else { throw expected("',' or ')' after an array") }
        return items[0].itemsOfArray?.first ?? items[0]
    }

    /// DATE, TIMESTAMP, INTERVAL, CASEI and ACCENTI.
    private mutating func literal(_ keyword: String, at begin: Int) throws(FilterError) -> FilterExpression? {
        switch keyword {
        case "DATE", "TIMESTAMP":
            try advance()
            let instant = try instant(keyword)
            try expect(.close, "after the time")
            return .instant(instant)
        case "INTERVAL":
            try advance()
            let from = try intervalEnd()
            try expect(.comma, "between the ends of the interval")
            let to = try intervalEnd()
            try expect(.close, "after the interval")
            if case .instant(let from) = from, case .instant(let to) = to, from.seconds > to.seconds {
                throw error("The interval ends before it begins.", at: begin)
            }
            return .interval(from, to)
        case "CASEI", "ACCENTI":
            try advance()
            let part = try expression(.operand)
            try expect(.close, "after the text")
            return keyword == "CASEI" ? .casei(part) : .accenti(part)
        default: return nil
        }
    }

    private mutating func instant(_ keyword: String) throws(FilterError) -> Instant {
        guard case .string(let text) = token else { throw expected("a time in single quotes") }
        switch (Instant(text), keyword) {
        case (.date(let date), "DATE"): try advance(); return .date(date)
        case (.timestamp(let timestamp), "TIMESTAMP"): try advance(); return .timestamp(timestamp)
        case (_, "DATE"): throw expected("a date such as '2025-12-31'")
        default: throw expected("a time such as '2025-12-31T12:00:00Z'")
        }
    }

    private mutating func intervalEnd() throws(FilterError) -> FilterExpression.IntervalEnd {
        guard case .string(let text) = token else {
            let end = try primary(.operand)
            switch end {
            case .property, .function: return .expression(end)
            case .instant(let instant): return .instant(instant)
            default: throw error("An interval has times, properties, functions or '..' for its ends.", at: start)
            }
        }
        if text == ".." {
            try advance()
            return .open
        }
        guard let instant = Instant(text) else {
            throw expected("a time such as '2025-12-31' or '2025-12-31T12:00:00Z', or '..'")
        }
        try advance()
        return .instant(instant)
    }

    /// The standard's functions of two operands.
    private mutating func relation(_ keyword: String, at begin: Int) throws(FilterError) -> FilterExpression? {
        if let relation = Self.spatial[keyword] {
            let (a, b) = try pair(of: keyword, .operand)
            return .spatial(relation, a, b)
        }
        if let relation = Self.temporal[keyword] {
            let (a, b) = try pair(of: keyword, .operand)
            return .temporal(relation, a, b)
        }
        if let relation = Self.arrays[keyword] {
            let (a, b) = try pair(of: keyword, .argument)
            return .arrays(relation, a, b)
        }
        return nil
    }

    private mutating func pair(
        of keyword: String, _ place: Place
    ) throws(FilterError) -> (FilterExpression, FilterExpression) {
        try expect(.open, "after \(keyword)")
        let first = try expression(place)
        try expect(.comma, "between the two operands of \(keyword)")
        let second = try expression(place)
        try expect(.close, "after the two operands of \(keyword)")
        return (first, second)
    }

    private static let spatial = byKeyword(SpatialRelation.allCases)
    private static let temporal = byKeyword(TemporalRelation.allCases)
    private static let arrays = byKeyword(ArrayRelation.allCases)

    private static func byKeyword<Relation: RawRepresentable<String>>(_ relations: [Relation]) -> [String: Relation] {
        Dictionary(uniqueKeysWithValues: relations.map { ($0.rawValue.uppercased(), $0) })
    }
}
