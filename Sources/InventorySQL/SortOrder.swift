internal import SiteInventory

/// The order of features in SQL. Unknown values come last, and the row key decides between equals.
struct SortOrder {
    private let keys: [(column: String, isDescending: Bool)]
    private let table: InventoryTable
    private let dialect: any SQLDialect
    private var rowKey = "f.fid"

    /// - Throws: ``UnknownProperty`` for a property that the collection does not publish.
    init(_ keys: [SortKey], _ view: TableView) throws(UnknownProperty) {
        table = view.table
        dialect = view.dialect
        self.keys = try keys.map { key throws(UnknownProperty) in
            guard key.property == "id" || view.table.schema.published.contains(where: { $0.name == key.property })
            else { throw UnknownProperty(key.property, in: view.table.schema.id) }
            return (key.property.quoted, key.isDescending)
        }
    }

    /// The same order. Rows are found by the conditions and sorted then, instead of in the order of row keys.
    func ignoringIndex(_ ignores: Bool) -> SortOrder {
        var order = self
        order.rowKey = ignores ? dialect.rowKeyWithoutIndex("f.fid") : "f.fid"
        return order
    }

    /// What follows `ORDER BY`.
    var clause: String {
        (keys.map { "f.\($0.column) \($0.isDescending ? "DESC" : "ASC") NULLS LAST" } + [rowKey])
            .joined(separator: ", ")
    }

    /// The opposite order.
    var reversedClause: String {
        (keys.map { "f.\($0.column) \($0.isDescending ? "ASC" : "DESC") NULLS FIRST" } + ["f.fid DESC"])
            .joined(separator: ", ")
    }

    /// Selects features after the one with the row key.
    func isAfter(_ key: Int64) -> SQLFragment {
        let key = SQLFragment(value: .integer(key))
        guard !keys.isEmpty else { return "\(sql: rowKey) > \(key)" }
        var alternatives: [SQLFragment] = []
        var equal: [SQLFragment] = []
        for (column, isDescending) in keys {
            let own = SQLFragment("f.\(sql: column)")
            let other: SQLFragment = "(SELECT \(sql: column) FROM \(sql: table.name) WHERE fid = \(key))"
            let comparison = SQLFragment(isDescending ? "<" : ">")
            let isAfter: SQLFragment = "(\(other) IS NOT NULL AND (\(own) IS NULL OR \(own) \(comparison) \(other)))"
            alternatives.append(.list(equal + [isAfter], separator: " AND "))
            equal.append("\(own) IS NOT DISTINCT FROM \(other)")
        }
        alternatives.append(.list(equal + ["f.fid > \(key)"], separator: " AND "))
        return "(\(.list(alternatives, separator: " OR ")))"
    }

    /// Selects that feature and those before it.
    func isNotAfter(_ key: Int64) -> SQLFragment {
        keys.isEmpty ? "\(sql: rowKey) <= \(SQLFragment(value: .integer(key)))" : "NOT \(isAfter(key))"
    }
}
