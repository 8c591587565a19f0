internal import SimpleFeatures

/// Reads CQL2 JSON (the standard's schema cql2.json).
struct JSONParser {
    private let text: String
    var reading: FilterReading

    static func parse(_ text: String, _ reading: inout FilterReading) throws(FilterError) -> FilterExpression {
        try reading.checkSize(of: text)
        // A level of the filter is two of JSON at most, an object and the array of its operands; coordinates are four.
        let tree = try JSONTreeReader.read(text, deepest: 2 * reading.limits.depth + 8)
        var parser = JSONParser(text: text, reading: reading)
        defer { reading = parser.reading }
        return try parser.expression(tree, .operand)
    }

    typealias Place = FilterReading.Place

    func error(_ message: String, at tree: JSONTree, nearest: String? = nil) -> FilterError {
        FilterError(.syntax, message, position: text.character(atByte: tree.start), nearest: nearest)
    }

    mutating func expression(_ tree: JSONTree, _ place: Place) throws(FilterError) -> FilterExpression {
        try reading.descend()
        let expression = try read(tree, place)
        reading.ascend()
        return try reading.made(expression, at: tree.start)
    }

    private mutating func read(_ tree: JSONTree, _ place: Place) throws(FilterError) -> FilterExpression {
        switch tree.value {
        case .string(let string): return .string(string)
        case .boolean(let truth): return .boolean(truth)
        case .number(let digits):
            if let integer = Int64(digits) { return .integer(integer) }
            guard let number = tree.double.flatMap(FilterExpression.numeric) else {
                throw error("\(tree.description) is no number that can be computed with.", at: tree)
            }
            return number
        case .array(let items):
            guard place == .argument else { throw error("An array cannot stand here.", at: tree) }
            return .array(try expressions(items, .argument))
        case .object: return try object(tree)
        case .null: throw error("null cannot be compared; use {\"op\": \"isNull\", \"args\": […]}.", at: tree)
        }
    }

    mutating func expressions(_ trees: [JSONTree], _ place: Place) throws(FilterError) -> [FilterExpression] {
        var expressions: [FilterExpression] = []
        for tree in trees { expressions.append(try expression(tree, place)) }
        return expressions
    }

    private mutating func object(_ tree: JSONTree) throws(FilterError) -> FilterExpression {
        if let op = tree["op"] { return try operation(op, of: tree) }
        if let property = tree["property"] {
            guard let name = property.string, !name.isEmpty else {
                throw error("A property is told by its name, not by \(property.description).", at: property)
            }
            return .property(name)
        }
        if let date = tree["date"] {
            guard case .date(let day)? = date.string.flatMap({ Instant($0) }) else {
                throw error("\(date.description) is no date such as \"2025-12-31\".", at: date)
            }
            return .instant(.date(day))
        }
        if let timestamp = tree["timestamp"] {
            guard case .timestamp(let time)? = timestamp.string.flatMap({ Instant($0) }) else {
                throw error("\(timestamp.description) is no time such as \"2025-12-31T12:00:00Z\".", at: timestamp)
            }
            return .instant(.timestamp(time))
        }
        if let interval = tree["interval"] { return try self.interval(interval) }
        if tree["type"] != nil { return .geometry(try geometry(tree)) }
        if let box = tree["bbox"] {
            guard let numbers = numbers(box), let box = FilterBox(numbers) else {
                throw error(
                    "A bbox is west, south, east, north, or has a height third and sixth; no bound above its other.",
                    at: box)
            }
            return .box(box)
        }
        throw error(
            "Expected an object with op, property, date, timestamp, interval, bbox or a GeoJSON geometry.", at: tree)
    }

    private mutating func interval(_ tree: JSONTree) throws(FilterError) -> FilterExpression {
        guard let items = tree.items, items.count == 2 else {
            throw error("An interval is an array of two ends.", at: tree)
        }
        let (from, to) = (try intervalEnd(items[0]), try intervalEnd(items[1]))
        if case .instant(let from) = from, case .instant(let to) = to, from.seconds > to.seconds {
            throw error("The interval ends before it begins.", at: tree)
        }
        return .interval(from, to)
    }

    private mutating func intervalEnd(_ tree: JSONTree) throws(FilterError) -> FilterExpression.IntervalEnd {
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
        throw error("An interval has times, properties, functions or \"..\" for its ends.", at: tree)
    }

    func numbers(_ tree: JSONTree) -> [Double]? {
        guard let items = tree.items else { return nil }
        let numbers = items.compactMap(\.double)
        return numbers.count == items.count ? numbers : nil
    }
}
