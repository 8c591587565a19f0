import Foundation
import Testing

/// A parsed JSON value.
enum JSON: Equatable, Sendable, Decodable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(parsing text: String) throws {
        self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
    }

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let boolean = try? value.decode(Bool.self) {
            self = .boolean(boolean)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let array = try? value.decode([JSON].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }

    /// A member; `nil` for a missing member and for other values than objects.
    subscript(_ name: String) -> JSON? { object?[name] }

    var number: Double? {
        if case .number(let number) = self { number } else { nil }
    }

    var string: String? {
        if case .string(let string) = self { string } else { nil }
    }

    var array: [JSON]? {
        if case .array(let array) = self { array } else { nil }
    }

    var object: [String: JSON]? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The elements of an array member.
    func list(_ name: String) throws -> [JSON] { try #require(self[name]?.array, "no list \(name)") }

    /// The elements of an array member by their member `key`.
    func list(_ name: String, by key: String) throws -> [String: JSON] {
        let pairs = try list(name).map { (try #require($0[key]?.string), $0) }
        try #require(Set(pairs.map(\.0)).count == pairs.count, "\(key) twice in \(name)")
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}
