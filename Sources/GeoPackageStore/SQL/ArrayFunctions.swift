internal import CQL2
internal import Foundation
internal import GRDB
internal import GeometryEngine
internal import InventorySQL

/// Comparisons of arrays as sets.
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

    /// - Returns: `nil` for JSON that is not an array.
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

/// An element of an array in JSON; `nil` for null and for objects.
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
