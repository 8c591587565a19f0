internal import SimpleFeatures

/// Reads CQL2 text (rule `booleanExpression` of its grammar) by recursive descent, arithmetic by binding powers.
///
/// It takes a little more than the grammar: names in capitals or not, dates in quotes where only a date can stand, a
/// minus before parentheses.
struct TextParser {
    private var lexer: Lexer
    var reading: FilterReading
    private(set) var token = Token.end
    /// The byte at which the token begins.
    private(set) var start = 0

    typealias Place = FilterReading.Place

    static func parse(_ text: String, _ reading: inout FilterReading) throws(FilterError) -> FilterExpression {
        try reading.checkSize(of: text)
        var parser = try TextParser(text, reading)
        defer { reading = parser.reading }
        let expression = try parser.expression(.operand)
        guard parser.token == .end else {
            throw parser.expected("an operator such as =, LIKE or AND, or the end", among: Keyword.reserved.sorted())
        }
        return expression
    }

    private init(_ text: String, _ reading: FilterReading) throws(FilterError) {
        lexer = Lexer(text)
        self.reading = reading
        try advance()
    }

    mutating func advance() throws(FilterError) { (token, start) = try lexer.next() }

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

    mutating func expect(_ symbol: Token.Symbol, _ where: String) throws(FilterError) {
        guard try accept(symbol) else { throw expected("'\(symbol.rawValue)' \(`where`)") }
    }

    /// The error that something else should stand here.
    func expected(_ what: String, among words: [String] = []) -> FilterError {
        let nearest = token.keyword.flatMap { $0.nearest(among: words) }
        return lexer.error("Expected \(what), found \(token.description).", at: start, nearest: nearest)
    }

    func error(_ message: String, at offset: Int) -> FilterError { lexer.error(message, at: offset) }

    // MARK: From the loosest operator to the tightest

    mutating func expression(_ place: Place) throws(FilterError) -> FilterExpression {
        try reading.descend()
        let begin = start
        var terms = [try conjunction(place)]
        while try accept(keyword: "OR") { terms.append(try conjunction(.operand)) }
        reading.ascend()
        return terms.count == 1 ? terms[0] : try reading.made(.or(terms), at: begin)
    }

    private mutating func conjunction(_ place: Place) throws(FilterError) -> FilterExpression {
        let begin = start
        var factors = [try negation(place)]
        while try accept(keyword: "AND") { factors.append(try negation(.operand)) }
        return factors.count == 1 ? factors[0] : try reading.made(.and(factors), at: begin)
    }

    private mutating func negation(_ place: Place) throws(FilterError) -> FilterExpression {
        let begin = start
        guard try accept(keyword: "NOT") else { return try predicate(place) }
        try reading.descend()
        let negated = try negation(.operand)
        reading.ascend()
        return try reading.made(.not(negated), at: begin)
    }

    private mutating func predicate(_ place: Place) throws(FilterError) -> FilterExpression {
        let begin = start
        let left = try arithmetic(place)
        if case .symbol(let symbol) = token, let comparison = ComparisonOperator(rawValue: symbol.rawValue) {
            try advance()
            let right = try arithmetic(.operand)
            return try reading.made(.comparison(left, comparison, right), at: begin)
        }
        if try accept(keyword: "IS") {
            let isNegated = try accept(keyword: "NOT")
            guard try accept(keyword: "NULL") else {
                throw expected("NULL or NOT NULL after IS", among: ["NULL", "NOT"])
            }
            return try made(.isNull(left), negated: isNegated, at: begin)
        }
        let isNegated = token.keyword == "NOT"
        if isNegated { try advance() }
        switch token.keyword {
        case "LIKE":
            try advance()
            return try made(.like(left, pattern: try arithmetic(.operand)), negated: isNegated, at: begin)
        case "BETWEEN":
            try advance()
            let low = try arithmetic(.operand)
            guard try accept(keyword: "AND") else {
                throw expected("AND between the bounds of BETWEEN", among: ["AND"])
            }
            return try made(.between(left, low, try arithmetic(.operand)), negated: isNegated, at: begin)
        case "IN":
            try advance()
            try expect(.open, "after IN")
            return try made(.isIn(left, try list(.operand)), negated: isNegated, at: begin)
        default:
            if isNegated {
                throw expected("LIKE, BETWEEN or IN after NOT", among: ["LIKE", "BETWEEN", "IN"])
            }
            return left
        }
    }

    private mutating func made(
        _ predicate: FilterExpression, negated: Bool, at begin: Int
    ) throws(FilterError) -> FilterExpression {
        let predicate = try reading.made(predicate, at: begin)
        return negated ? try reading.made(.not(predicate), at: begin) : predicate
    }

    /// What commas separate, up to the closing parenthesis; one at least.
    mutating func list(_ place: Place) throws(FilterError) -> [FilterExpression] {
        var items = [try expression(place)]
        while try accept(.comma) { items.append(try expression(place)) }
        try expect(.close, "or ',' in the list")
        return items
    }
}
