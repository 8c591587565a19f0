internal import Codecs
internal import SimpleFeatures

extension FilterExpression {
    /// As CQL2 JSON; read back, it is the same tree.
    public var json: String {
        var writer = JSONWriter()
        writer.append(self)
        return writer.json.text
    }
}

private struct JSONWriter {
    var json = JSONText()

    mutating func append(_ expression: FilterExpression) {
        switch expression {
        case .string(let text): json.append(string: text)
        case .integer(let number): json.append(raw: String(number))
        case .number(let number): json.append(raw: number.description)
        case .boolean(let truth): json.append(raw: truth ? "true" : "false")
        case .instant(let instant): append(instant)
        case .interval(let start, let end):
            member("interval") { writer in
                writer.list([start, end]) { writer, end in writer.append(end) }
            }
        case .geometry(let geometry): append(geometry)
        case .box(let box):
            member("bbox") { writer in
                writer.list([box.west, box.south, box.east, box.north]) { $0.json.append(raw: number($1)) }
            }
        case .array(let items): list(items) { $0.append($1) }
        case .property(let name): member("property") { $0.json.append(string: name) }
        case .function(let name, let arguments): operation(name, arguments)
        case .arithmetic(let a, let operation, let b): self.operation(operation.rawValue, [a, b])
        case .casei(let part): operation("casei", [part])
        case .accenti(let part): operation("accenti", [part])
        case .and(let parts): join("and", parts, ifNone: true)
        case .or(let parts): join("or", parts, ifNone: false)
        case .not(let part): operation("not", [part])
        case .comparison(let a, let comparison, let b): operation(comparison.rawValue, [a, b])
        case .like(let value, let pattern): operation("like", [value, pattern])
        case .between(let value, let low, let high): operation("between", [value, low, high])
        case .isIn(let value, let list): operation("in", [value, .array(list)])
        case .isNull(let value): operation("isNull", [value])
        case .spatial(let relation, let a, let b): operation(relation.rawValue, [a, b])
        case .temporal(let relation, let a, let b): operation(relation.rawValue, [a, b])
        case .arrays(let relation, let a, let b): operation(relation.rawValue, [a, b])
        }
    }

    /// The schema wants two operands at least.
    private mutating func join(_ name: String, _ parts: [FilterExpression], ifNone none: Bool) {
        switch parts.count {
        case 0: append(.boolean(none))
        case 1: append(parts[0])
        default: operation(name, parts)
        }
    }

    private mutating func append(_ instant: Instant) {
        let name = if case .date = instant { "date" } else { "timestamp" }
        member(name) { $0.json.append(string: instant.text) }
    }

    private mutating func append(_ end: FilterExpression.IntervalEnd) {
        switch end {
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

    /// GeoJSON with every digit, unlike what is served.
    private mutating func append(_ geometry: Geometry) {
        json.append(raw: #"{"type":"\#(geometry.kind.rawValue)","#)
        switch geometry {
        case .geometryCollection(let parts):
            json.append(raw: #""geometries":"#)
            list(parts) { $0.append($1) }
        default:
            json.append(raw: #""coordinates":"#)
            coordinates(of: geometry)
        }
        json.append(raw: "}")
    }

    private mutating func coordinates(of geometry: Geometry) {
        switch geometry {
        case .point(let position): append(position)
        case .multiPoint(let positions): append(positions)
        case .lineString(let line): append(line.positions)
        case .multiLineString(let lines): list(lines) { $0.append($1.positions) }
        case .polygon(let polygon): append(polygon)
        case .multiPolygon(let polygons): list(polygons) { $0.append($1) }
        case .geometryCollection: break
        }
    }

    private mutating func append(_ polygon: Polygon) { list(polygon.rings) { $0.append($1.positions) } }

    private mutating func append(_ positions: [Position]) { list(positions) { $0.append($1) } }

    private mutating func append(_ position: Position) {
        list([position.x, position.y]) { $0.json.append(raw: number($1)) }
    }
}

/// The shortest text that is read back as the same number.
private func number(_ value: Double) -> String { Int64(exactly: value).map { String($0) } ?? value.description }
