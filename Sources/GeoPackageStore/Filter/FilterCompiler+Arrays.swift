internal import CQL2
internal import Codecs
internal import Foundation
internal import GRDB
internal import GeometryEngine
internal import SimpleFeatures

extension FilterCompiler {
    /// An array as JSON.
    func array(_ expression: FilterExpression) throws -> SQLPart {
        guard case .array(let items) = expression else { return try value(expression) }
        if let literal = ArrayElement(expression) { return SQLPart(value: literal.json) }
        let elements = try items.map { item -> SQLPart in
            switch try type(of: item) {
            case .boolean:
                let truth = try value(item)
                return "json(CASE \(truth) WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"
            case .array: return "json(\(try array(item)))"
            default: return try value(item)
            }
        }
        return "json_array(\(SQLPart.list(elements)))"
    }
}

/// An element of an array; arrays are sets, also those in others.
enum ArrayElement: Hashable, Sendable {
    case string(String)
    case number(Double)
    case boolean(Bool)
    case set(Set<ArrayElement>)

    /// - Returns: `nil` for what depends on the row.
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

/// An element as it stands in JSON; nothing for null, which is none, and for objects.
private struct WrittenElement: Decodable {
    let element: ArrayElement?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let truth = try? container.decode(Bool.self) {
            element = .boolean(truth)
        } else if let number = try? container.decode(Double.self) {
            element = .number(number)
        } else if let text = try? container.decode(String.self) {
            element = .string(text)
        } else {
            let list = try? container.decode([WrittenElement].self)
            element = list.map { .set(Set($0.compactMap(\.element))) }
        }
    }
}

/// The relations of sets.
enum ArrayFunctions {
    static func name(of relation: ArrayPredicate) -> String { "cql_\(relation.rawValue)" }

    static func register(in db: Database) {
        let sets = BoundedCache<String, Set<ArrayElement>?>()
        for relation in ArrayPredicate.allCases {
            db.add(
                function: DatabaseFunction(name(of: relation), argumentCount: 2, pure: true) { values in
                    guard let a = String.fromDatabaseValue(values[0]).flatMap({ sets.value(of: $0, set) }),
                        let b = String.fromDatabaseValue(values[1]).flatMap({ sets.value(of: $0, set) })
                    else { return nil }
                    return relation.holds(a, b)
                })
        }
    }

    /// - Returns: `nil` for JSON that is no array.
    @Sendable private static func set(_ json: String) -> Set<ArrayElement>? {
        let list = try? JSONDecoder().decode([WrittenElement].self, from: Data(json.utf8))
        return list.map { Set($0.compactMap(\.element)) }
    }
}

extension ArrayPredicate {
    fileprivate func holds(_ a: Set<ArrayElement>, _ b: Set<ArrayElement>) -> Bool {
        switch self {
        case .equals: a == b
        case .contains: a.isSuperset(of: b)
        case .containedBy: a.isSubset(of: b)
        case .overlaps: !a.isDisjoint(with: b)
        }
    }
}
