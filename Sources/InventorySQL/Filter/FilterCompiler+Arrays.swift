internal import CQL2
internal import Codecs

extension FilterCompiler {
    /// Compiles an array.
    func array(_ expression: FilterExpression) throws -> SQLFragment {
        guard case .array(let items) = expression else { return try value(expression) }
        if let literal = ArrayElement(expression) { return dialect.array(json: literal.json) }
        return dialect.array(
            try items.map { item in
                let type = try type(of: item)
                return (type, type == .array ? try array(item) : try value(item))
            })
    }
}

/// An element of an array. CQL2 compares arrays, also nested ones, as sets.
package enum ArrayElement: Hashable, Sendable {
    case string(String)
    case number(Double)
    case boolean(Bool)
    case set(Set<ArrayElement>)

    /// - Returns: `nil` for an expression that depends on the row.
    init?(_ expression: FilterExpression) {
        switch expression {
        case .string(let text): self = .string(text)
        case .integer(let number): self = .number(Double(number))
        case .number(let number): self = .number(number)
        case .boolean(let truth): self = .boolean(truth)
        case .instant(let instant): self = .string(instant.text)
        case .array(let items):
            let elements = items.compactMap(ArrayElement.init)
            guard elements.count == items.count else { return nil }
            self = .set(Set(elements))
        default: return nil
        }
    }

    /// The element as JSON.
    var json: String {
        var text = JSONText()
        append(to: &text)
        return text.text
    }

    private func append(to text: inout JSONText) {
        switch self {
        case .string(let string): text.append(string: string)
        case .number(let number): text.append(number: number)
        case .boolean(let truth): text.append(raw: truth ? "true" : "false")
        case .set(let elements):
            text.append(raw: "[")
            for (index, element) in elements.enumerated() {
                if index > 0 { text.append(raw: ",") }
                element.append(to: &text)
            }
            text.append(raw: "]")
        }
    }
}
