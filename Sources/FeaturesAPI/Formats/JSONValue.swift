import Foundation

/// A JSON tree, for problem details and the OpenAPI document.
indirect enum JSONValue: Hashable, Sendable {
    case null
    case string(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case array([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(uniqueKeysWithValues: elements))
    }
}

extension JSONValue: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .string(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .number(let number): try container.encode(number)
        case .boolean(let truth): try container.encode(truth)
        case .array(let items): try container.encode(items)
        case .object(let members): try container.encode(members)
        }
    }

    /// Compact JSON, members in the order of their names.
    var bytes: [UInt8] {
        do {
            return try JSON.encode(self)
        } catch {
            preconditionFailure("JSON tree with a number that is not finite: \(error)")
        }
    }

    /// This object with the members of another, which replace those of the same name.
    func merging(_ other: JSONValue) -> JSONValue {
        guard case .object(let own) = self, case .object(let others) = other else { return other }
        return .object(own.merging(others) { $1 })
    }

    /// The members and items of both, at every depth. Where both have one of the same name, that of this value is used.
    func united(with other: JSONValue) -> JSONValue {
        switch (self, other) {
        case (.object(let own), .object(let others)): return .object(own.merging(others) { $0.united(with: $1) })
        case (.array(let own), .array(let others)):
            let names = Set(own.compactMap(\.name))
            return .array(own + others.filter { !own.contains($0) && !($0.name.map(names.contains) ?? false) })
        default: return self
        }
    }

    private var name: String? {
        guard case .object(let members) = self, case .string(let name)? = members["name"] else { return nil }
        return name
    }
}

/// Writes small documents: members in the order of their names, so that equal values are equal bytes.
enum JSON {
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
