internal import Codecs
internal import SimpleFeatures

extension FilterExpression {
    /// The expression in CQL2 JSON. Parsing it gives an equal expression.
    public var json: String {
        var writer = JSONWriter()
        writer.append(self)
        return writer.json.text
    }
}

private struct JSONWriter {
    var json = JSONText(coordinateDecimals: nil)

    mutating func append(_ expression: FilterExpression) {
        switch expression {
        case .string(let text): json.append(string: text)
        case .integer(let number): json.append(raw: String(number))
        case .number(let number): json.append(raw: number.description)
        case .boolean(let truth): json.append(raw: truth ? "true" : "false")
        case .instant(let instant): append(instant)
        case .interval(let start, let end):
            member("interval") { writer in
                writer.list([start, end]) { writer, bound in writer.append(bound) }
            }
        case .geometry(let geometry): json.append(geometry: geometry)
        case .bbox(let box):
            member("bbox") { writer in
                writer.list([box.west, box.south, box.east, box.north]) { $0.json.append(raw: number($1)) }
            }
        case .array(let items): list(items) { $0.append($1) }
        case .property(let name): member("property") { $0.json.append(string: name) }
        case .function(let name, let arguments): operation(name, arguments)
        case .arithmetic(let a, let operation, let b): self.operation(operation.rawValue, [a, b])
        case .casei(let operand): operation("casei", [operand])
        case .accenti(let operand): operation("accenti", [operand])
        case .and(let operands): append("and", operands, ifEmpty: true)
        case .or(let operands): append("or", operands, ifEmpty: false)
        case .not(let operand): operation("not", [operand])
        case .comparison(let a, let comparison, let b): operation(comparison.rawValue, [a, b])
        case .like(let value, let pattern): operation("like", [value, pattern])
        case .between(let value, let low, let high): operation("between", [value, low, high])
        case .inList(let value, let list): operation("in", [value, .array(list)])
        case .isNull(let value): operation("isNull", [value])
        case .spatialPredicate(let predicate, let a, let b): operation(predicate.rawValue, [a, b])
        case .temporalPredicate(let predicate, let a, let b): operation(predicate.rawValue, [a, b])
        case .arrayPredicate(let predicate, let a, let b): operation(predicate.rawValue, [a, b])
        }
    }

    /// Writes `and` and `or`, for which the schema requires at least two operands.
    private mutating func append(_ name: String, _ operands: [FilterExpression], ifEmpty value: Bool) {
        switch operands.count {
        case 0: append(.boolean(value))
        case 1: append(operands[0])
        default: operation(name, operands)
        }
    }

    private mutating func append(_ instant: Instant) {
        let name = if case .date = instant { "date" } else { "timestamp" }
        member(name) { $0.json.append(string: instant.text) }
    }

    private mutating func append(_ bound: FilterExpression.IntervalBound) {
        switch bound {
        case .open: json.append(string: "..")
        case .instant(let instant): json.append(string: instant.text)
        case .expression(let expression): append(expression)
        }
    }

    private mutating func operation(_ name: String, _ arguments: [FilterExpression]) {
        json.append(raw: #"{"op":"#)
        json.append(string: name)
        json.append(raw: #","args":"#)
        list(arguments) { $0.append($1) }
        json.append(raw: "}")
    }

    private mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
        json.append(raw: "{")
        json.append(string: name)
        json.append(raw: ":")
        value(&self)
        json.append(raw: "}")
    }

    private mutating func list<Item>(_ items: [Item], _ item: (inout JSONWriter, Item) -> Void) {
        json.append(raw: "[")
        for (index, value) in items.enumerated() {
            if index > 0 { json.append(raw: ",") }
            item(&self, value)
        }
        json.append(raw: "]")
    }
}

/// The shortest text that parses to the same number.
private func number(_ value: Double) -> String { Int64(exactly: value).map { String($0) } ?? value.description }
