import CQL2
import Foundation
import SimpleFeatures
import SiteInventory

/// The query parameter with the name of a property: features whose property has one of the given values.
struct PropertyParameter: Hashable, Sendable {
    let field: CollectionSchema.Field

    var parameter: Parameter {
        let unit = field.unit.map { " (\($0.symbol))" } ?? ""
        return Parameter(
            name: field.name,
            summary: "Features with this value of '\(field.title.en)'\(unit); several values separated by commas",
            schema: field.valueSchema, example: field.exampleValue)
    }

    /// - Parameter parts: the values between commas. Only free text may contain a comma, encoded.
    func condition(_ parts: [String]) throws(Problem) -> FilterExpression {
        let words = field.isFreeText ? parts : parts.flatMap { $0.components(separatedBy: ",") }
        var values: [FilterExpression] = []
        for word in words { values.append(try value(word)) }
        let property = FilterExpression.property(field.name)
        return values.count == 1 ? .comparison(property, .equal, values[0]) : .inList(property, values)
    }

    private func value(_ word: String) throws(Problem) -> FilterExpression {
        switch field.kind {
        case .string where field.isFreeText: return .string(word)
        case .string where field.allowedValues.contains(word): return .string(word)
        case .integer: if let number = Int64(word) { return .integer(number) }
        case .number: if let number = Double(decimal: word).flatMap(FilterExpression.numeric) { return number }
        case .boolean: if let truth = Bool(word) { return .boolean(truth) }
        case .date: if let date = CalendarDate(word) { return .instant(.date(date)) }
        case .string, .json: break
        }
        throw refusal(of: word)
    }

    private func refusal(of word: String) -> Problem {
        let nearest = word.nearest(among: field.allowedValues)
        return .invalid(field.name, "\(field.name)=\(word.quoted) is not \(expectation).", nearest: nearest)
    }

    private var expectation: String {
        switch field.kind {
        case .string, .json: "one of: \(field.allowedValues.joined(separator: ", "))"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .date: "a date like 2025-12-31"
        }
    }
}

extension CollectionSchema.Field {
    /// A valid value.
    fileprivate var exampleValue: JSONValue? {
        switch kind {
        case .string: allowedValues.first.map(JSONValue.string)
        case .integer: 2025
        case .number: 12.5
        case .boolean: true
        case .date: "2025-12-31"
        case .json: nil
        }
    }

    fileprivate var isFreeText: Bool { kind == .string && allowedValues.isEmpty }
}

extension Double {
    /// - Returns: `nil` for other notations than decimal, and for infinite numbers: `nan`, `0x10`.
    init?(decimal text: some StringProtocol) {
        guard text.utf8.allSatisfy("0123456789.+-eE".utf8.contains), let value = Double(text), value.isFinite else {
            return nil
        }
        self = value
    }
}
