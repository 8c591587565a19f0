internal import Codecs
internal import SimpleFeatures

extension TextParser {
    /// Parses an operand: a literal, a property, a call, or an expression in parentheses.
    mutating func primary(_ context: Context) throws(FilterError) -> FilterExpression {
        let begin = start
        switch token {
        case .string(let text):
            try advance()
            return try state.record(.string(text), at: begin)
        case .integer(let number):
            try advance()
            return try state.record(.integer(number), at: begin)
        case .number(let number):
            try advance()
            return try state.record(try numeric(number, at: begin), at: begin)
        case .quotedName(let name):
            try advance()
            if token == .symbol(.open) { return try call(of: name, at: begin) }
            return try state.record(.property(name), at: begin)
        case .word(let word): return try operand(beginningWith: word)
        case .symbol(.open): return try parenthesized(context)
        case .symbol, .end: throw expected("a property, a value or a function")
        }
    }

    private mutating func operand(beginningWith word: String) throws(FilterError) -> FilterExpression {
        let begin = start
        let keyword = word.uppercased()
        guard !Keyword.reserved.contains(keyword) else {
            guard keyword == "TRUE" || keyword == "FALSE" else {
                throw expected("a property, a value or a function (a property of this name needs double quotes)")
            }
            try advance()
            return try state.record(.boolean(keyword == "TRUE"), at: begin)
        }
        try advance()
        if let geometry = try geometryLiteral(keyword) { return try state.record(geometry, at: begin) }
        guard token == .symbol(.open) else { return try state.record(.property(word), at: begin) }
        if let expression = try standardFunction(keyword, at: begin) { return try state.record(expression, at: begin) }
        if let predicate = try standardPredicate(keyword) { return try state.record(predicate, at: begin) }
        return try call(of: word, at: begin)
    }

    /// Parses a call of a custom function. The type check finds unknown functions.
    private mutating func call(of name: String, at begin: Int) throws(FilterError) -> FilterExpression {
        guard !OperatorName.all.contains(name) else {
            throw error("\(name) is an operator, not a function.", at: begin)
        }
        try expect(.open, "after the function's name")
        let arguments = try accept(.close) ? [] : try list(.argument)
        return try state.record(.function(name, arguments), at: begin)
    }

    /// Parses an expression in parentheses, or an array in an argument. The token after the closing parenthesis decides
    /// between the two.
    private mutating func parenthesized(_ context: Context) throws(FilterError) -> FilterExpression {
        let begin = start
        try expect(.open, "")
        guard context == .argument else {
            let inner = try expression(.operand)
            try expect(.close, "after the expression in parentheses")
            return inner
        }
        let items = try accept(.close) ? [] : try list(.argument)
        if token == .symbol(.comma) || token == .symbol(.close) { return try state.record(.array(items), at: begin) }
        guard items.count == 1 else { throw expected("',' or ')' after an array") }
        return items[0].flattenedArray?.first ?? items[0]
    }

    /// Parses DATE, TIMESTAMP, INTERVAL, CASEI and ACCENTI; returns `nil` for other keywords.
    private mutating func standardFunction(_ keyword: String, at begin: Int) throws(FilterError) -> FilterExpression? {
        switch keyword {
        case "DATE", "TIMESTAMP":
            try advance()
            let instant = try instant(keyword)
            try expect(.close, "after the instant")
            return .instant(instant)
        case "INTERVAL":
            try advance()
            let start = try intervalBound()
            try expect(.comma, "between the bounds of the interval")
            let end = try intervalBound()
            try expect(.close, "after the interval")
            if case .instant(let start) = start, case .instant(let end) = end, start.seconds > end.seconds {
                throw error("The interval ends before it begins.", at: begin)
            }
            return .interval(start, end)
        case "CASEI", "ACCENTI":
            try advance()
            let operand = try expression(.operand)
            try expect(.close, "after the operand of \(keyword)")
            return keyword == "CASEI" ? .casei(operand) : .accenti(operand)
        default: return nil
        }
    }

    private mutating func instant(_ keyword: String) throws(FilterError) -> Instant {
        guard case .string(let text) = token else { throw expected("an instant in single quotes") }
        switch (Instant(text), keyword) {
        case (.date(let date), "DATE"): try advance(); return .date(date)
        case (.timestamp(let timestamp), "TIMESTAMP"): try advance(); return .timestamp(timestamp)
        case (_, "DATE"): throw expected("a date such as '2025-12-31'")
        default: throw expected("a timestamp such as '2025-12-31T12:00:00Z'")
        }
    }

    private mutating func intervalBound() throws(FilterError) -> FilterExpression.IntervalBound {
        guard case .string(let text) = token else {
            let expression = try primary(.operand)
            switch expression {
            case .property, .function: return .expression(expression)
            case .instant(let instant): return .instant(instant)
            default: throw error("An interval bound must be an instant, a property, a function or '..'.", at: start)
            }
        }
        if text == ".." {
            try advance()
            return .open
        }
        guard let instant = Instant(text) else {
            throw expected("an instant such as '2025-12-31' or '2025-12-31T12:00:00Z', or '..'")
        }
        try advance()
        return .instant(instant)
    }

    /// Parses a spatial, temporal or array predicate; returns `nil` for other keywords.
    private mutating func standardPredicate(_ keyword: String) throws(FilterError) -> FilterExpression? {
        if let predicate = Self.spatialPredicates[keyword] {
            let (a, b) = try operandPair(of: keyword, .operand)
            return .spatialPredicate(predicate, a, b)
        }
        if let predicate = Self.temporalPredicates[keyword] {
            let (a, b) = try operandPair(of: keyword, .operand)
            return .temporalPredicate(predicate, a, b)
        }
        if let predicate = Self.arrayPredicates[keyword] {
            let (a, b) = try operandPair(of: keyword, .argument)
            return .arrayPredicate(predicate, a, b)
        }
        return nil
    }

    private mutating func operandPair(
        of keyword: String, _ context: Context
    ) throws(FilterError) -> (FilterExpression, FilterExpression) {
        try expect(.open, "after \(keyword)")
        let first = try expression(context)
        try expect(.comma, "between the two operands of \(keyword)")
        let second = try expression(context)
        try expect(.close, "after the two operands of \(keyword)")
        return (first, second)
    }

    private static let spatialPredicates = byKeyword(SpatialPredicate.allCases)
    private static let temporalPredicates = byKeyword(TemporalPredicate.allCases)
    private static let arrayPredicates = byKeyword(ArrayPredicate.allCases)

    private static func byKeyword<Predicate: RawRepresentable<String>>(
        _ predicates: [Predicate]
    ) -> [String: Predicate] {
        Dictionary(uniqueKeysWithValues: predicates.map { ($0.keyword, $0) })
    }
}

extension TextParser {
    /// Parses the geometry that begins with this word; `nil` when the word is not a geometry type.
    ///
    /// As in the grammar of CQL2, no part may be empty, and rings must be closed. Heights are dropped.
    mutating func geometryLiteral(_ keyword: String) throws(FilterError) -> FilterExpression? {
        if keyword == "BBOX" { return token == .symbol(.open) ? .bbox(try box()) : nil }
        guard let kind = Self.kinds[keyword] else { return nil }
        if token.keyword == "Z" { try advance() }
        if token.keyword == "EMPTY" {
            throw error("An empty geometry lies nowhere; leave the condition out.", at: start)
        }
        guard token == .symbol(.open) else { return nil }
        return .geometry(try coordinates(of: kind))
    }

    private static let kinds = Dictionary(
        uniqueKeysWithValues: Geometry.Kind.allCases.map { ($0.rawValue.uppercased(), $0) })

    private mutating func coordinates(of kind: Geometry.Kind) throws(FilterError) -> Geometry {
        let parsed: (geometry: Geometry, end: Int)
        do throws(CodecError) {
            parsed = try WKTReader.coordinates(of: kind, in: lexer.bytes, at: start, .strict)
        } catch {
            let types = Self.kinds.keys.filter { $0 != "GEOMETRYCOLLECTION" }.sorted()
            throw FilterError(geometry: error, in: lexer.text, types: types)
        }
        try resume(at: parsed.end)
        return parsed.geometry
    }

    private mutating func box() throws(FilterError) -> BBox {
        let begin = start
        try expect(.open, "after BBOX")
        var numbers = [try coordinate()]
        while try accept(.comma) { numbers.append(try coordinate()) }
        try expect(.close, "after the box")
        guard let box = BBox(numbers) else {
            throw error("BBOX \(BBox.requirement)", at: begin)
        }
        return box
    }

    private mutating func coordinate() throws(FilterError) -> Double {
        let isNegative = try accept(.minus)
        if !isNegative { _ = try accept(.plus) }
        let number: Double
        switch token {
        case .integer(let integer): number = Double(integer)
        case .number(let value): number = value
        default: throw expected("a coordinate")
        }
        try advance()
        return isNegative ? -number : number
    }
}
