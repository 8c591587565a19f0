internal import CQL2
package import SimpleFeatures
package import SiteInventory

/// The statements of a query. Names come from the schema. All values of the caller are bound arguments.
package struct SelectStatement {
    private let condition: SQLFragment
    private let view: TableView
    private let wantsPlane: Bool
    private let order: SortOrder
    /// False when the query depends only on row keys and documents. Then the rows of features are not read.
    private let needsRows: Bool

    /// - Parameters:
    ///   - crs: the plane of the inventory's geometries.
    ///   - version: the version to read; `nil` for the latest.
    /// - Throws: ``FilterError`` for a filter that cannot be applied to the collection; ``UnknownProperty`` when the
    ///   collection does not have a property of the sort order.
    package init(_ query: FeatureQuery, crs: CRS, version: Int64? = nil, _ dialect: any SQLDialect) throws {
        let table = InventoryTable.of(query.collection)
        view = TableView(table, version: version, replacements: query.replacements, dialect)
        wantsPlane = query.wantsPlane && table.hasGeometry
        order = try SortOrder(query.sort, view)
        needsRows = !view.isCurrent || wantsPlane || query.readsRows
        condition = try .joined(Self.conditions(query, crs: crs, view), "AND", ifNone: "TRUE")
    }

    /// The conditions of the query on the rows of the view.
    package static func conditions(_ query: FeatureQuery, crs: CRS, _ view: TableView) throws -> [SQLFragment] {
        let dialect = view.dialect
        var conditions: [SQLFragment] = []
        if let ids = query.ids { conditions.append("(\(dialect.isIn("f.id", ids.map { .text($0.text) })))") }
        if !query.boxes.isEmpty { conditions.append(dialect.meets(query.boxes, view)) }
        if let region = query.region, view.table.hasGeometry { conditions.append(dialect.meets(region, view)) }
        if !query.mentions.isEmpty { conditions.append(.mentions(query.mentions, view)) }
        if query.collection == .sites, !query.roads.isEmpty { conditions += SQLFragment.meeting(query.roads, view) }
        if let filter = query.filter {
            let table = dialect.filterTable(of: view, crs: crs)
            conditions.append(try FilterCompiler.compile(filter, table, crs: query.filterCRS, dialect))
        }
        return conditions
    }

    /// Selects one page of features: row key, GeoJSON, and geometry in the plane. Selects one row more than the limit;
    /// that row shows that there is a next page.
    ///
    /// - Parameters:
    ///   - rowKey: the row key of the last feature of the previous page; `nil` for the first page.
    ///   - isRare: true when few features are selected. Then the conditions find the rows; otherwise the order does.
    package func page(after rowKey: Int64?, limit: Int, isRare: Bool = false) -> SQLFragment {
        let order = order.ignoringIndex(isRare)
        return """
            \(view.prefix)SELECT f.fid, \(sql: needsRows ? view.document("geojson", of: "f") : "f.geojson"),
              \(sql: wantsPlane ? "f.geom" : "NULL")
            FROM \(sql: needsRows ? view.table.name : view.table.documents) AS f
            WHERE \(rowKey.map(order.isAfter) ?? "TRUE") AND \(condition)
            ORDER BY \(sql: order.clause) LIMIT \(SQLFragment(value: .integer(Int64(limit) + 1)))
            """
    }

    /// Selects the row key of the last feature before the previous page. Selects no row when that is the first page.
    package func beginOfPage(before rowKey: Int64, limit: Int) -> SQLFragment {
        """
        \(view.prefix)SELECT f.fid FROM \(sql: view.table.name) AS f
        WHERE \(order.isNotAfter(rowKey)) AND \(condition)
        ORDER BY \(sql: order.reversedClause) LIMIT 1 OFFSET \(SQLFragment(value: .integer(Int64(limit))))
        """
    }

    /// Counts the features on all pages.
    package var count: SQLFragment {
        "\(view.prefix)SELECT count(*) FROM \(sql: view.table.name) AS f WHERE \(condition)"
    }

    /// Counts the current features that the indexes leave of a query; `nil` when no condition uses an index.
    ///
    /// - Throws: ``FilterError`` for an invalid geometry.
    package static func candidateCount(
        _ query: FeatureQuery, crs: CRS, _ dialect: any SQLDialect
    ) throws -> SQLFragment? {
        let view = TableView(InventoryTable.of(query.collection), version: nil, dialect)
        var conditions: [SQLFragment] = []
        if !query.boxes.isEmpty { conditions.append(dialect.meets(query.boxes, view)) }
        if let filter = query.filter {
            let table = dialect.filterTable(of: view, crs: crs)
            conditions += try FilterCompiler.narrowing(filter, table, crs: query.filterCRS, dialect)
        }
        guard !conditions.isEmpty else { return nil }
        return """
            SELECT count(*) FROM \(sql: view.table.name) AS f
            WHERE \(.joined(conditions, "AND", ifNone: "TRUE"))
            """
    }

    /// Selects all features in the order of their ids.
    ///
    /// - Parameter columns: the selected columns, of rows named `f`.
    package func features(_ columns: String) -> SQLFragment {
        "\(view.prefix)SELECT \(sql: columns) FROM \(sql: view.table.name) AS f WHERE \(condition) ORDER BY f.id"
    }
}

/// The order of features in SQL. Unknown values come last. Equal values are in the order of row keys.
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

    /// Returns the same order, without the index of row keys: the conditions find the rows, which are then sorted.
    func ignoringIndex(_ ignores: Bool) -> SortOrder {
        var order = self
        order.rowKey = ignores ? dialect.rowKeyWithoutIndex("f.fid") : "f.fid"
        return order
    }

    /// The SQL after `ORDER BY`.
    var clause: String {
        (keys.map { "f.\($0.column) \($0.isDescending ? "DESC" : "ASC") NULLS LAST" } + [rowKey])
            .joined(separator: ", ")
    }

    /// The SQL after `ORDER BY` for the opposite order.
    var reversedClause: String {
        (keys.map { "f.\($0.column) \($0.isDescending ? "ASC" : "DESC") NULLS FIRST" } + ["f.fid DESC"])
            .joined(separator: ", ")
    }

    /// Selects the features after the one with the row key.
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

    /// Selects the feature with the row key and those before it.
    func isNotAfter(_ key: Int64) -> SQLFragment {
        keys.isEmpty ? "\(sql: rowKey) <= \(SQLFragment(value: .integer(key)))" : "NOT \(isAfter(key))"
    }
}

extension SQLFragment {
    /// Selects features with one of the words in their id or in a published text field. Selects all features without
    /// words.
    fileprivate static func mentions(_ words: [String], _ view: TableView) -> SQLFragment {
        // One text, since a call with many arguments takes longer. No word contains the separator.
        let texts = view.table.schema.published.filter { $0.kind == .string }.map {
            "coalesce(f.\($0.name.quoted), '')"
        }
        let text = (["f.id"] + texts).joined(separator: " || '\u{1F}' || ")
        let conditions = words.map { word in
            view.dialect.call(.mentions, [SQLFragment(value: .text(word)), SQLFragment(text)])
        }
        return joined(conditions, "OR", ifNone: "TRUE")
    }
}

extension FeatureQuery {
    /// True when the query depends on more than the row keys and boxes of features.
    package var readsRows: Bool {
        filter != nil || ids != nil || region != nil || !mentions.isEmpty || !roads.isEmpty || !sort.isEmpty
    }
}
