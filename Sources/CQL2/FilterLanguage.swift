/// An encoding of CQL2.
public enum FilterLanguage: String, Hashable, Sendable, CaseIterable {
    case text = "cql2-text"
    case json = "cql2-json"
    /// What the text encoding was called in a draft: GDAL sends no filter where this name is missing.
    case draftText = "cql-text"

    /// Reads a filter.
    ///
    /// - Throws: ``FilterError`` with the character at fault.
    public func read(_ filter: String, limits: FilterLimits = FilterLimits()) throws(FilterError) -> FilterExpression {
        var reading = FilterReading(limits: limits, sought: nil)
        return try read(filter, &reading)
    }

    /// Reads a filter that has a meaning for these queryables.
    ///
    /// - Throws: ``FilterError`` with the character at fault.
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

    /// The error with the place of the part at fault: the filter is read once more, and the part looked for.
    public func located(
        _ error: FilterError, in filter: String, limits: FilterLimits = FilterLimits()
    ) -> FilterError {
        guard error.position == nil, let culprit = error.culprit else { return error }
        var reading = FilterReading(limits: limits, sought: culprit)
        guard (try? read(filter, &reading)) != nil, let offset = reading.foundAt else { return error }
        var located = error
        located.position = filter.character(atByte: offset)
        return located
    }

    private func read(_ filter: String, _ reading: inout FilterReading) throws(FilterError) -> FilterExpression {
        switch self {
        case .text, .draftText: try TextParser.parse(filter, &reading)
        case .json: try JSONParser.parse(filter, &reading)
        }
    }
}

/// What both parsers keep account of.
struct FilterReading {
    let limits: FilterLimits
    /// The part whose place is asked for.
    let sought: FilterExpression?
    private(set) var foundAt: Int?
    private var parts = 0
    private var depth = 0
    private var arithmetic = 0

    /// Where a part stands; only among arguments can there be an array.
    enum Place {
        case operand, argument
    }

    init(limits: FilterLimits, sought: FilterExpression?) {
        self.limits = limits
        self.sought = sought
    }

    /// Notes a part that was read from this byte on.
    mutating func made(_ part: FilterExpression, at offset: Int) throws(FilterError) -> FilterExpression {
        parts += 1
        guard parts <= limits.parts else {
            throw FilterError(.limit, "The filter has more than \(limits.parts) parts.")
        }
        if case .arithmetic = part {
            arithmetic += 1
            guard arithmetic <= limits.arithmetic else {
                throw FilterError(.limit, "The filter has more than \(limits.arithmetic) arithmetic operators.")
            }
        }
        if foundAt == nil, let sought, sought == part { foundAt = offset }
        return part
    }

    mutating func descend() throws(FilterError) {
        depth += 1
        guard depth <= limits.depth else {
            throw FilterError(.limit, "The filter nests more than \(limits.depth) levels deep.")
        }
    }

    mutating func ascend() { depth -= 1 }

    func checkSize(of text: String) throws(FilterError) {
        guard text.utf8.count <= limits.bytes else {
            throw FilterError(.limit, "The filter has \(text.utf8.count) bytes; \(limits.bytes) are the most.")
        }
    }
}

extension String {
    /// Counted from 1, in Unicode scalars.
    func character(atByte offset: Int) -> Int {
        String(decoding: utf8.prefix(offset), as: UTF8.self).unicodeScalars.count + 1
    }
}
