internal import Codecs
internal import SimpleFeatures

extension FilterExpression {
    /// The expression in CQL2 text with the necessary parentheses. Parsing it gives an equal expression.
    public var text: String {
        var writer = TextWriter()
        writer.append(self, atLeast: .disjunction)
        return writer.text
    }

    /// The precedence of the outermost operator, in increasing order.
    fileprivate enum Precedence: Int {
        case disjunction, conjunction, negation, predicate, sum, product, power, primary
    }

    fileprivate var precedence: Precedence {
        switch self {
        case .or: .disjunction
        case .and: .conjunction
        case .not(let operand): operand.hasNegatedForm ? .predicate : .negation
        case .comparison, .like, .between, .inList, .isNull: .predicate
        case .arithmetic(_, let operation, _):
            switch operation.precedence {
            case 1: .sum
            case 2: .product
            default: .power
            }
        default: .primary
        }
    }

    /// True for predicates that can contain NOT, such as `name NOT LIKE 'x'`.
    fileprivate var hasNegatedForm: Bool {
        switch self {
        case .like, .between, .inList, .isNull: true
        default: false
        }
    }
}

private struct TextWriter {
    var text = ""

    mutating func append(_ expression: FilterExpression, atLeast precedence: FilterExpression.Precedence) {
        let needsParentheses = expression.precedence.rawValue < precedence.rawValue
        if needsParentheses { text += "(" }
        append(expression)
        if needsParentheses { text += ")" }
    }

    private mutating func append(_ expression: FilterExpression) {
        switch expression {
        case .string(let string): text += TextEscape.quoted(string)
        case .integer(let number): text += String(number)
        case .number(let number): text += number.description
        case .boolean(let truth): text += truth ? "TRUE" : "FALSE"
        case .instant(let instant): append(instant)
        case .interval(let start, let end):
            call("INTERVAL", 2) { writer, index in writer.append(index == 0 ? start : end) }
        case .geometry(let geometry): text += WKTWriter.text(geometry, spacing: .afterComma)
        case .bbox(let box):
            text += "BBOX(\([box.west, box.south, box.east, box.north].map(coordinateText).joined(separator: ", ")))"
        case .array(let items): call("", items)
        case .property(let name): append(name: name)
        case .function(let name, let arguments):
            append(name: name)
            call("", arguments)
        case .arithmetic(let a, let operation, let b): append(a, operation, b)
        case .casei(let operand): call("CASEI", [operand])
        case .accenti(let operand): call("ACCENTI", [operand])
        case .spatialPredicate(let predicate, let a, let b): call(predicate.keyword, [a, b])
        case .temporalPredicate(let predicate, let a, let b): call(predicate.keyword, [a, b])
        case .arrayPredicate(let predicate, let a, let b): call(predicate.keyword, [a, b])
        case .and(let operands): join(operands, " AND ", atLeast: .negation, ifEmpty: "TRUE")
        case .or(let operands): join(operands, " OR ", atLeast: .conjunction, ifEmpty: "FALSE")
        case .not(let operand) where operand.hasNegatedForm: append(predicate: operand, "NOT ")
        case .not(let operand):
            text += "NOT "
            append(operand, atLeast: .predicate)
        case .comparison, .like, .between, .inList, .isNull: append(predicate: expression, "")
        }
    }

    private mutating func append(predicate: FilterExpression, _ not: String) {
        switch predicate {
        case .comparison(let a, let comparison, let b):
            append(a, atLeast: .sum)
            text += " \(comparison.rawValue) "
            append(b, atLeast: .sum)
        case .like(let value, let pattern):
            append(value, atLeast: .sum)
            text += " \(not)LIKE "
            append(pattern, atLeast: .sum)
        case .between(let value, let low, let high):
            append(value, atLeast: .sum)
            text += " \(not)BETWEEN "
            append(low, atLeast: .sum)
            text += " AND "
            append(high, atLeast: .sum)
        case .inList(let value, let list):
            append(value, atLeast: .sum)
            call(" \(not)IN ", list)
        case .isNull(let value):
            append(value, atLeast: .sum)
            text += " IS \(not)NULL"
        default: append(predicate)
        }
    }

    private mutating func append(_ a: FilterExpression, _ operation: ArithmeticOperator, _ b: FilterExpression) {
        let left: FilterExpression.Precedence
        let right: FilterExpression.Precedence
        switch operation.precedence {
        case 1: (left, right) = (.sum, .product)
        case 2: (left, right) = (.product, .power)
        default: (left, right) = (.primary, .primary)
        }
        append(a, atLeast: left)
        text += " \(operation.rawValue) "
        append(b, atLeast: right)
    }

    private mutating func append(_ instant: Instant) {
        switch instant {
        case .date(let date): text += "DATE('\(date.text)')"
        case .timestamp(let timestamp): text += "TIMESTAMP('\(timestamp.text)')"
        }
    }

    private mutating func append(_ bound: FilterExpression.IntervalBound) {
        switch bound {
        case .open: text += "'..'"
        case .instant(let instant): text += "'\(instant.text)'"
        case .expression(let expression): append(expression)
        }
    }

    private mutating func append(name: String) {
        text += Keyword.isPlain(name: name) ? name : name.inQuotationMarks
    }

    private mutating func call(_ name: String, _ arguments: [FilterExpression]) {
        call(name, arguments.count) { writer, index in writer.append(arguments[index], atLeast: .disjunction) }
    }

    private mutating func call(_ name: String, _ count: Int, _ argument: (inout TextWriter, Int) -> Void) {
        text += "\(name)("
        for index in 0..<count {
            if index > 0 { text += ", " }
            argument(&self, index)
        }
        text += ")"
    }

    private mutating func join(
        _ operands: [FilterExpression], _ separator: String, atLeast precedence: FilterExpression.Precedence,
        ifEmpty literal: String
    ) {
        if operands.isEmpty { text += literal }
        for (index, operand) in operands.enumerated() {
            if index > 0 { text += separator }
            append(operand, atLeast: precedence)
        }
    }
}

/// The shortest text that parses to the same number.
private func coordinateText(_ value: Double) -> String {
    Int64(exactly: value).map { String($0) } ?? value.description
}

/// Escape sequences in character literals.
enum TextEscape {
    /// The escaped byte by the byte after the backslash.
    static let escapedByte: [UInt8: UInt8] = [
        UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "a"): 7,
        UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11,
        UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
    ]

    /// The text as a character literal with quotes and escapes.
    static func quoted(_ text: String) -> String {
        var bytes = [UInt8(ascii: "'")]
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "'"): bytes += [byte, byte]
            case UInt8(ascii: "\\"), 7...13:
                let letter = escapedByte.first { $0.value == byte }?.key ?? byte
                bytes += [UInt8(ascii: "\\"), letter]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes + [UInt8(ascii: "'")], as: UTF8.self)
    }
}
