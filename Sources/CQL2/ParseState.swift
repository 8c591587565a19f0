/// Counts expressions and nesting while a filter is parsed, and enforces the limits. Shared by both parsers.
struct ParseState {
    let limits: FilterLimits
    /// The expression to locate; `nil` when no position is wanted.
    let target: FilterExpression?
    /// The byte offset of the first occurrence of `target`.
    private(set) var targetOffset: Int?
    private var expressions = 0
    private var depth = 0
    private var arithmeticOperators = 0

    /// The position in which an expression is parsed. An array literal is allowed only as an argument.
    enum Context {
        case operand, argument
    }

    init(limits: FilterLimits, target: FilterExpression?) {
        self.limits = limits
        self.target = target
    }

    /// Counts an expression that begins at the byte offset, and returns it.
    ///
    /// - Throws: ``FilterError`` of kind `limit` when the filter has too many expressions.
    mutating func record(_ expression: FilterExpression, at offset: Int) throws(FilterError) -> FilterExpression {
        expressions += 1
        guard expressions <= limits.expressions else {
            throw FilterError(.limit, "The filter has more than \(limits.expressions) expressions.")
        }
        if case .arithmetic = expression {
            arithmeticOperators += 1
            guard arithmeticOperators <= limits.arithmeticOperators else {
                throw FilterError(
                    .limit, "The filter has more than \(limits.arithmeticOperators) arithmetic operators.")
            }
        }
        if targetOffset == nil, let target, target == expression { targetOffset = offset }
        return expression
    }

    /// Enters a nested expression.
    ///
    /// - Throws: ``FilterError`` of kind `limit` when the nesting is too deep.
    mutating func enter() throws(FilterError) {
        depth += 1
        guard depth <= limits.depth else {
            throw FilterError(.limit, "The filter nests more than \(limits.depth) levels deep.")
        }
    }

    /// Leaves a nested expression.
    mutating func leave() { depth -= 1 }

    /// - Throws: ``FilterError`` of kind `limit` when the text is too long.
    func checkSize(of text: String) throws(FilterError) {
        guard text.utf8.count <= limits.bytes else {
            throw FilterError(.limit, "The filter has \(text.utf8.count) bytes; the maximum is \(limits.bytes).")
        }
    }
}
