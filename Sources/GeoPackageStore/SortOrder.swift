internal import GRDB
internal import SiteInventory

/// The order of features, in SQL: what is unknown comes last, and the row key decides between equals.
struct SortOrder {
    private let keys: [(column: String, isDescending: Bool)]
    private let table: Table
    private var rowKey = "f.fid"

    /// - Throws: ``StoreError`` for a property that the collection does not have.
    init(_ keys: [SortKey], _ table: Table) throws {
        self.table = table
        self.keys = try keys.map { key in
            guard key.property == "id" || table.schema.published.contains(where: { $0.name == key.property }) else {
                throw StoreError("\(table.schema.id.rawValue) has no property \(key.property) to sort by")
            }
            return (key.property.quoted, key.isDescending)
        }
    }

    /// The same order; with the sign SQLite does not use the row key's own.
    func overlookingIndex(_ overlooks: Bool) -> SortOrder {
        var order = self
        order.rowKey = overlooks ? "+f.fid" : "f.fid"
        return order
    }

    /// What stands behind `ORDER BY`.
    var clause: String {
        (keys.map { "f.\($0.column) \($0.isDescending ? "DESC" : "ASC") NULLS LAST" } + [rowKey]).joined(
            separator: ", ")
    }

    /// The opposite order.
    var reversedClause: String {
        (keys.map { "f.\($0.column) \($0.isDescending ? "ASC" : "DESC") NULLS FIRST" } + ["f.fid DESC"])
            .joined(separator: ", ")
    }

    /// The condition for features behind the one with a row key, which is an argument as often as it has question marks.
    var behind: String {
        guard !keys.isEmpty else { return "\(rowKey) > ?" }
        var (alternatives, equal) = ([String](), [String]())
        for key in keys {
            let own = "f.\(key.column)"
            let other = "(SELECT \(key.column) FROM \(table.name) WHERE fid = ?)"
            let isBehind =
                "(\(other) IS NOT NULL AND (\(own) IS NULL OR \(own) \(key.isDescending ? "<" : ">") \(other)))"
            alternatives.append((equal + [isBehind]).joined(separator: " AND "))
            equal.append("\(own) IS \(other)")
        }
        alternatives.append((equal + ["f.fid > ?"]).joined(separator: " AND "))
        return "(" + alternatives.joined(separator: " OR ") + ")"
    }

    /// The condition for that feature and those before it, with as many question marks.
    var notBehind: String { keys.isEmpty ? "\(rowKey) <= ?" : "NOT \(behind)" }

    /// As many times the row key as ``behind`` has question marks.
    func arguments(_ rowKey: Int64) -> StatementArguments {
        StatementArguments(Array(repeating: rowKey, count: behind.utf8.count { $0 == UInt8(ascii: "?") }))
    }
}
