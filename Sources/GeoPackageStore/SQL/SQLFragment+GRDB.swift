internal import Foundation
internal import GRDB
internal import InventorySQL

extension StatementArguments {
    /// The arguments of a fragment's question marks.
    init(_ fragment: SQLFragment) { self.init(fragment.arguments.map(\.databaseValue)) }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .number(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}
