/// An encoding of CQL2 filters.
public enum FilterLanguage: String, Hashable, Sendable, CaseIterable {
    case text = "cql2-text"
    case json = "cql2-json"
    /// The name of the text encoding in a draft of the standard. GDAL sends filters only to servers that list it.
    case draftText = "cql-text"

    /// Parses a filter.
    ///
    /// - Throws: ``FilterError`` with the position of the invalid character.
    public func read(_ filter: String, limits: FilterLimits = FilterLimits()) throws(FilterError) -> FilterExpression {
        var state = ParseState(limits: limits, target: nil)
        return try read(filter, &state)
    }

    /// Parses a filter and checks its names and types against the queryables.
    ///
    /// - Throws: ``FilterError`` with the position of the invalid expression.
    public func read(
        _ filter: String, for queryables: Queryables, limits: FilterLimits = FilterLimits()
    ) throws(FilterError) -> FilterExpression {
        let expression = try read(filter, limits: limits)
        do {
            try expression.check(queryables)
        } catch {
            throw located(error, in: filter, limits: limits)
        }
        return expression
    }

    /// Adds the position of the invalid expression to an error, by parsing the filter again.
    ///
    /// Returns the error unchanged when it has a position or the filter does not contain the expression.
    public func located(
        _ error: FilterError, in filter: String, limits: FilterLimits = FilterLimits()
    ) -> FilterError {
        guard error.position == nil, let target = error.invalidExpression else { return error }
        var state = ParseState(limits: limits, target: target)
        guard (try? read(filter, &state)) != nil, let offset = state.targetOffset else { return error }
        var located = error
        located.position = filter.character(atByte: offset)
        return located
    }

    private func read(_ filter: String, _ state: inout ParseState) throws(FilterError) -> FilterExpression {
        switch self {
        case .text, .draftText: try TextParser.parse(filter, &state)
        case .json: try JSONParser.parse(filter, &state)
        }
    }
}

extension String {
    /// The position of the character at a byte offset, in Unicode scalars counted from 1.
    func character(atByte offset: Int) -> Int {
        String(decoding: utf8.prefix(offset), as: UTF8.self).unicodeScalars.count + 1
    }
}

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
