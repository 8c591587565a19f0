internal import Codecs
internal import SimpleFeatures

/// A parser for CQL2 JSON (the standard's schema cql2.json).
struct JSONParser {
    let text: String
    let bytes: [UInt8]
    private var state: ParseState

    static func parse(_ text: String, _ state: inout ParseState) throws(FilterError) -> FilterExpression {
        try state.checkSize(of: text)
        // A level of the filter has at most two levels of JSON: an object and its args. Coordinates have four.
        let bytes = Array(text.utf8)
        let tree: JSONTree
        do throws(CodecError) {
            tree = try JSONTree(bytes, maximumDepth: 2 * state.limits.depth + 8)
        } catch {
            throw FilterError(json: error, in: text)
        }
        var parser = JSONParser(text: text, bytes: bytes, state: state)
        defer { state = parser.state }
        return try parser.expression(tree, .operand)
    }

    typealias Context = ParseState.Context

    func error(_ message: String, at tree: JSONTree, nearest: String? = nil) -> FilterError {
        FilterError(.syntax, message, position: text.character(atByte: tree.place.lowerBound), nearest: nearest)
    }

    mutating func expression(_ tree: JSONTree, _ context: Context) throws(FilterError) -> FilterExpression {
        try state.enter()
        let expression = try read(tree, context)
        state.leave()
        return try state.record(expression, at: tree.place.lowerBound)
    }

    private mutating func read(_ tree: JSONTree, _ context: Context) throws(FilterError) -> FilterExpression {
        switch tree.value {
        case .string(let string): return .string(string)
        case .boolean(let truth): return .boolean(truth)
        case .number(let digits):
            if let integer = Int64(digits) { return .integer(integer) }
            guard let number = tree.double.flatMap(FilterExpression.numeric) else {
                throw error("\(tree.summary) is outside the range of numbers.", at: tree)
            }
            return number
        case .array(let items):
            guard context == .argument else { throw error("An array is not allowed here.", at: tree) }
            return .array(try expressions(items, .argument))
        case .object: return try object(tree)
        case .null: throw error("null cannot be compared; use {\"op\": \"isNull\", \"args\": […]}.", at: tree)
        }
    }

    mutating func expressions(_ trees: [JSONTree], _ context: Context) throws(FilterError) -> [FilterExpression] {
        var expressions: [FilterExpression] = []
        for tree in trees { expressions.append(try expression(tree, context)) }
        return expressions
    }

    private mutating func object(_ tree: JSONTree) throws(FilterError) -> FilterExpression {
        if let op = tree["op"] { return try operation(op, of: tree) }
        if let property = tree["property"] {
            guard let name = property.string, !name.isEmpty else {
                throw error("\"property\" must be a name, not \(property.summary).", at: property)
            }
            return .property(name)
        }
        if let date = tree["date"] {
            guard case .date(let day)? = date.string.flatMap({ Instant($0) }) else {
                throw error("\(date.summary) is not a date such as \"2025-12-31\".", at: date)
            }
            return .instant(.date(day))
        }
        if let timestamp = tree["timestamp"] {
            guard case .timestamp(let time)? = timestamp.string.flatMap({ Instant($0) }) else {
                throw error(
                    "\(timestamp.summary) is not a timestamp such as \"2025-12-31T12:00:00Z\".", at: timestamp)
            }
            return .instant(.timestamp(time))
        }
        if let interval = tree["interval"] { return try self.interval(interval) }
        if tree["type"] != nil { return .geometry(try geometry(tree)) }
        if let box = tree["bbox"] {
            guard let numbers = numbers(box), let box = BBox(numbers) else {
                throw error("A bbox \(BBox.requirement)", at: box)
            }
            return .bbox(box)
        }
        throw error(
            "Expected an object with op, property, date, timestamp, interval, bbox or a GeoJSON geometry.", at: tree)
    }

    private mutating func interval(_ tree: JSONTree) throws(FilterError) -> FilterExpression {
        guard let items = tree.items, items.count == 2 else {
            throw error("An interval must be an array of two bounds.", at: tree)
        }
        let (start, end) = (try intervalBound(items[0]), try intervalBound(items[1]))
        if case .instant(let start) = start, case .instant(let end) = end, start.seconds > end.seconds {
            throw error("The interval ends before it begins.", at: tree)
        }
        return .interval(start, end)
    }

    private mutating func intervalBound(_ tree: JSONTree) throws(FilterError) -> FilterExpression.IntervalBound {
        if case .string(let text) = tree.value {
            if text == ".." { return .open }
            if let instant = Instant(text) { return .instant(instant) }
        } else {
            let expression = try expression(tree, .operand)
            switch expression {
            case .property, .function: return .expression(expression)
            case .instant(let instant): return .instant(instant)
            default: break
            }
        }
        throw error("An interval bound must be an instant, a property, a function or \"..\".", at: tree)
    }

    func numbers(_ tree: JSONTree) -> [Double]? {
        guard let items = tree.items else { return nil }
        let numbers = items.compactMap(\.double)
        return numbers.count == items.count ? numbers : nil
    }
}
